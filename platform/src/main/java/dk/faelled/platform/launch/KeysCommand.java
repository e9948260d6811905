package dk.faelled.platform.launch;

import dk.faelled.platform.database.EmbeddedPostgres;
import dk.faelled.platform.database.Settings;
import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.sealing.Recovery;
import dk.faelled.platform.sealing.Rotation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Scanner;

/** {@code ./run keys recovery} and {@code ./run keys rotate}: the master key put back, and another one. */
final class KeysCommand {
    private final Configuration configuration;
    private final PrintStream out;

    KeysCommand(Configuration configuration, PrintStream out) {
        this.configuration = configuration;
        this.out = out;
    }

    void recover(InputStream console) {
        out.println("The recovery key, 13 groups of 4:");
        out.println(Recovery.restore(configuration.data(), new Scanner(console, StandardCharsets.UTF_8).nextLine()));
    }

    /** Refused while the program runs: it would go on with the old key. */
    void rotate() {
        EarlyLog.begin(configuration.get("faelled.log.format", "text"));
        var data = configuration.data();
        if (configuration.get("spring.datasource.url") != null)
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "The database is an external one, to which this command has no way in; nothing was changed.");
        if (!Files.exists(data.resolve("pg")))
            throw new StartRefused(
                    StartRefused.FOLDER, "There is no database in %s. Name its folder with --data.".formatted(data));
        var rotation = new Rotation(data, configuration.get("faelled.secrets.master", "file"));
        try (var database = EmbeddedPostgres.start(data, Settings.usual());
                var superuser = database.superuser()) {
            out.printf(
                    "There is another master key. Its recovery key, shown this once; write it down and keep it elsewhere:%n  %s%n",
                    rotation.run(superuser));
            out.println("Backups made until now open with the recovery key of the old one: keep it as long as them.");
        } catch (IOException | SQLException e) {
            throw new StartRefused(
                    StartRefused.UNEXPECTED,
                    "The master key was not changed: %s. The next start finds the one that fits."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
