package dk.faelled.platform.launch;

import dk.faelled.platform.audit.AnchorKey;
import dk.faelled.platform.audit.AuditAnchors;
import dk.faelled.platform.audit.AuditVerify;
import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.Role;
import dk.faelled.platform.database.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;

/** {@code ./run audit verify}: 0 where the log is as it was sealed, 1 and what differs where it is not. */
final class AuditCommand {
    private static final int SHOWN = 100;
    private static final ZoneId DANISH = ZoneId.of("Europe/Copenhagen");

    private AuditCommand() {}

    static int verify(CommandLine line, Configuration configuration, PrintStream out) {
        try {
            var url = configuration.get("spring.datasource.url");
            if (url == null) {
                try (var aside = Aside.open(configuration.data(), Role.FAELLED_AUDIT)) {
                    return verify(aside.connection(), line, configuration.data(), out);
                }
            }
            var user = configuration.get("faelled.db.audit.username", Role.FAELLED_AUDIT.role());
            try (var external =
                    DriverManager.getConnection(url, user, configuration.get("faelled.db.audit.password", ""))) {
                return verify(external, line, configuration.data(), out);
            }
        } catch (SQLException | IOException | GeneralSecurityException e) {
            throw new StartRefused(StartRefused.UNEXPECTED, "The audit log could not be read: " + e.getMessage(), e);
        }
    }

    private static Instant from(CommandLine line) {
        var day = line.option("from");
        if (day == null) return Instant.EPOCH;
        try {
            return LocalDate.parse(day).atStartOfDay(DANISH).toInstant();
        } catch (DateTimeParseException e) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION, "--from is a day, written like 2026-11-25; not %s.".formatted(day), e);
        }
    }

    private static int verify(Connection connection, CommandLine line, Path data, PrintStream out)
            throws SQLException, IOException, GeneralSecurityException {
        var cvr = line.option("tenant");
        var result = AuditVerify.of(connection, cvr, from(line));
        var anchors = line.option("anchors");
        var faults = new ArrayList<>(result.faults());
        faults.addAll(new AuditAnchors(anchors == null ? data.resolve("anchors") : Path.of(anchors))
                .faults(connection, cvr, AnchorKey.in(data).publicHex()));
        faults.stream().limit(SHOWN).forEach(out::println);
        if (faults.size() > SHOWN) out.printf("and %d more%n", faults.size() - SHOWN);
        out.printf(
                "%d entries in %d blocks: %s%n",
                result.entries(),
                result.blocks(),
                faults.isEmpty() ? "as they were sealed" : "NOT as they were sealed");
        return faults.isEmpty() ? 0 : StartRefused.UNEXPECTED;
    }
}
