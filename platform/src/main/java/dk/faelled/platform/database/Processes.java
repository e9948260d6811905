package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says about processes. A zombie is dead, though its number still answers. */
final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    static boolean alive(long pid) {
        if (!Files.isDirectory(PROC.resolve("self")))
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        try {
            var stat = Files.readString(PROC.resolve(pid + "/stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            var state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException | IndexOutOfBoundsException _) {
            return false;
        }
    }

    /** Living processes whose working folder this is: the server and its backends, even when the server is gone. */
    static List<Long> workingIn(Path folder) {
        try (var all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            var real = folder.toRealPath();
            var found = new java.util.ArrayList<Long>();
            for (var process : all) {
                var pid = Long.parseLong(process.getFileName().toString());
                if (works(process, real) && alive(pid)) found.add(pid);
            }
            return found;
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean works(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
        } catch (IOException _) {
            return false; // gone meanwhile, or another user's
        }
    }
}
