package dk.faelled.platform.launch;

import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.Role;
import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.operations.BreakGlassLink;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;

/** {@code ./run break-glass --tenant <cvr> --user <name>}: a way back in for who has lost every second factor. */
final class BreakGlassCommand {
    private BreakGlassCommand() {}

    static void run(CommandLine line, Configuration configuration, Clock clock, PrintStream out) {
        var cvr = line.option("tenant");
        var user = line.option("user");
        if (cvr == null || user == null)
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "break-glass needs --tenant <cvr> and --user <name>; the operators' own authority is 00000000.");
        try {
            var url = configuration.get("spring.datasource.url");
            if (url == null) {
                try (var aside = Aside.open(configuration.data(), Role.FAELLED_APP)) {
                    issue(aside.connection(), cvr, user, clock, out);
                }
                return;
            }
            try (var external = DriverManager.getConnection(
                    url,
                    configuration.get("spring.datasource.username", Role.FAELLED_APP.role()),
                    configuration.get("spring.datasource.password", ""))) {
                issue(external, cvr, user, clock, out);
            }
        } catch (SQLException e) {
            throw new StartRefused(StartRefused.UNEXPECTED, "No link was made: " + e.getMessage(), e);
        }
    }

    private static void issue(Connection connection, String cvr, String user, Clock clock, PrintStream out)
            throws SQLException {
        var made = BreakGlassLink.issue(connection, cvr, user, clock.instant())
                .orElseThrow(() -> new StartRefused(
                        StartRefused.CONFIGURATION,
                        "There is no active authority %s with an open account %s; nothing was made."
                                .formatted(cvr, user)));
        out.printf(
                "Within 15 minutes, on the address of the program, whoever opens this chooses another password and adds%n"
                        + "another second factor; those that were there are removed. All administrators are told.%n  %s%n",
                made.path());
    }
}
