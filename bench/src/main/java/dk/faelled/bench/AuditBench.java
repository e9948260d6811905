package dk.faelled.bench;

import dk.faelled.platform.launch.Launcher;
import java.io.IOException;
import java.nio.file.Path;

/** Starts {@link AuditProgram} in a folder of its own; it prints its figures and ends. */
final class AuditBench {
    private AuditBench() {}

    static void run(Path jar) throws IOException, InterruptedException {
        var data = Program.freshFolder();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + jar.resolveSibling("java.options"),
                        "-Dspring.aot.enabled=false", // prepared is the program, not this one
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditBench.class.getName(),
                        "--no-demo",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .inheritIO()
                .start();
        int end = process.waitFor();
        if (end != 0) throw new IOException("The benchmark of the audit log ended with " + end);
        Program.delete(data);
    }

    static void main(String... arguments) {
        Launcher.main(AuditProgram.class, arguments);
    }
}
