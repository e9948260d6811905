package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Libraries of others for systems that sign people in through us, fetched once from the registry as the lock file says. */
public final class NodeLibraries {
    private static final Path SOURCE = Path.of("src/test/relying-party");
    private static final Path PLACE = Path.of("target/relying-party");
    private static boolean fetched;

    private NodeLibraries() {}

    /** The folder with {@code node_modules} and our scripts. */
    public static synchronized Path place() throws IOException, InterruptedException {
        if (fetched) return PLACE;
        Files.createDirectories(PLACE);
        for (var file :
                List.of("package.json", "package-lock.json", "browser.mjs", "openid-system.mjs", "saml-system.mjs"))
            Files.write(PLACE.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        fetched = true;
        return PLACE;
    }

    /** Runs a program there. @return what it said */
    public static String run(String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words)
                .directory(PLACE.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
