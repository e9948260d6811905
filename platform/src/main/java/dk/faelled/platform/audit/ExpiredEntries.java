package dk.faelled.platform.audit;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Cron;
import dk.faelled.platform.LookUp;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Entries that are older than their authority keeps them. They are deleted as {@code faelled_audit}, some at a time; of each its
 * seal stays, with the leaf, so that the chain over it can still be computed.
 */
@Component
class ExpiredEntries {
    private static final int SLICE = 5_000;

    /** {@code %s}: stream, and which of it. Only what is in a block that was sealed before, as {@link AuditVerify} asks. */
    private static final String EXPIRE = """
            delete from audit_entry
             where tenant_id = ?
               and id in (select e.id
                            from audit_entry e
                            join audit_seal s on s.tenant_id = e.tenant_id and s.id = e.id
                           where e.tenant_id = ?
                             and e.stream = '%1$s'
                             and e.id < ?
                             and s.seq <= ?
                             and s.leaf is not null
                             and %2$s
                           order by e.id
                           limit ?)
            """;

    private final DataSource source;
    private final RetentionTable table;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final List<String> lookUps;

    /** How many. */
    record Gone(long changes, long access, long lookUps) {}

    ExpiredEntries(
            @Qualifier("auditDataSource") DataSource source,
            RetentionTable table,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction,
            ObjectProvider<LookUp> lookUps) {
        this.source = source;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.lookUps = lookUps.stream().map(LookUp::action).toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class EachNight {
        @Bean
        Schedule auditEntriesExpire(ObjectProvider<ExpiredEntries> entries) {
            return new Schedule(
                    "platform.audit.expire",
                    Cron.parse("20 3 * * *"),
                    Schedule.Misfire.RUN_ONCE,
                    () -> entries.getObject().expire());
        }
    }

    /** Of the current authority; the log tells how many went. */
    Gone expire() throws SQLException {
        var tenant = Tenant.current();
        var kept = java.util.Objects.requireNonNull(transaction.execute(_ -> table.find()));
        var now = clock.instant();
        var changes = Retention.before(kept.changes(), now);
        var access = Retention.before(kept.access(), now);
        var lookedUp = Retention.before(kept.lookUps(), now);
        // first, for whoever checks the log meanwhile
        transaction.executeWithoutResult(_ -> table.letGo(changes, lookUps.isEmpty() ? access : lookedUp));
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            var gone = new Gone(
                    expire(connection, tenant, "CHANGE", changes, false),
                    expire(connection, tenant, "ACCESS", access, false),
                    lookUps.isEmpty() ? 0 : expire(connection, tenant, "ACCESS", lookedUp, true));
            if (gone.changes() + gone.access() + gone.lookUps() > 0)
                transaction.executeWithoutResult(
                        _ -> audit.changed("platform.audit.expire", "tenant:" + tenant, null, gone, null));
            return gone;
        }
    }

    private long expire(Connection connection, TenantId tenant, String stream, Instant before, boolean onlyLookUps)
            throws SQLException {
        long last = lastSealed(connection, tenant, stream, before);
        long all = 0;
        int some = SLICE;
        while (last > 0 && some == SLICE) {
            try (var delete =
                    connection.prepareStatement(EXPIRE.formatted(stream, onlyLookUps ? "e.action = any(?)" : "true"))) {
                int at = 1;
                delete.setObject(at++, tenant.value());
                delete.setObject(at++, tenant.value());
                delete.setObject(at++, AuditSearch.firstIdAt(before));
                delete.setLong(at++, last);
                if (onlyLookUps) delete.setArray(at++, connection.createArrayOf("text", lookUps.toArray()));
                delete.setInt(at, SLICE);
                some = delete.executeUpdate();
            }
            all += some;
        }
        return all;
    }

    private static long lastSealed(Connection connection, TenantId tenant, String stream, Instant before)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                select coalesce(max(first_seq + count - 1), 0)
                  from audit_block
                 where tenant_id = ?
                   and stream = ?
                   and sealed_at < ?
                """)) {
            query.setObject(1, tenant.value());
            query.setString(2, stream);
            query.setObject(3, before.atOffset(ZoneOffset.UTC));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
