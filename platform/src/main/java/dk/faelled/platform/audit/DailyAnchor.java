package dk.faelled.platform.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day the newest block of every chain is signed and written outside the database (platform R-6). */
@Component
class DailyAnchor {
    private static final Logger LOG = LoggerFactory.getLogger(DailyAnchor.class);
    private final DataSource audit;
    private final Clock clock;
    private final Path data;

    DailyAnchor(
            @Qualifier("auditDataSource") DataSource audit, Clock clock, @Value("${faelled.data:./data}") Path data) {
        this.audit = audit;
        this.clock = clock;
        this.data = data;
    }

    @Scheduled(cron = "0 10 0 * * *", zone = "Europe/Copenhagen")
    void anchor() {
        try (var connection = audit.getConnection()) {
            connection.setAutoCommit(true);
            new AuditAnchors(data.resolve("anchors"))
                    .write(connection, AnchorKey.in(data), LocalDate.now(clock), clock.instant());
        } catch (SQLException | IOException | GeneralSecurityException failed) {
            LOG.error("the audit log was not anchored today: {}", failed.getMessage());
        }
    }
}
