package dk.faelled.platform.audit;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals committed entries in order into a hash chain for each tenant and stream. It works as {@code faelled_audit}, on a
 * connection of its own, and only one node at a time seals a chain.
 */
@Component
class AuditSeal {
    private static final Logger LOG = LoggerFactory.getLogger(AuditSeal.class);
    private static final int BLOCK = 5_000;
    /**
     * Materialised: an authority of which the statistics know nothing yet would be taken for an empty one, and all its entries
     * be read for each that waits.
     */
    static final String PENDING = """
            with waiting as materialized (
                select tenant_id, id
                  from audit_pending
                 where tenant_id = ?
                   and stream = ?
                 order by id
                 limit ?)
            select e.id, e.at, e.actor, e.action, e.entity, e.payload_digest
              from waiting w
              join audit_entry e on e.tenant_id = w.tenant_id and e.id = w.id
             order by w.id
            """;

    private final DataSource audit;
    private final Clock clock;

    AuditSeal(@Qualifier("auditDataSource") DataSource audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    private record Chain(TenantId tenant, String stream) {}

    private record Head(long no, long seq, byte[] hash) {}

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void sealAll() {
        try (var connection = audit.getConnection()) {
            connection.setAutoCommit(false);
            for (var chain : waiting(connection)) {
                sealWhole(connection, chain);
            }
        } catch (SQLException away) {
            // the entries wait; the next round comes in a second
            LOG.warn("audit entries not sealed: {}", away.getMessage());
        }
    }

    /** What stops one chain must not stop the others. */
    private void sealWhole(Connection connection, Chain chain) throws SQLException {
        try {
            while (seal(connection, chain) == BLOCK) {}
        } catch (RuntimeException broken) {
            LOG.error("the {} chain of tenant {} cannot be sealed", chain.stream(), chain.tenant(), broken);
        }
    }

    private static List<Chain> waiting(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select distinct tenant_id, stream from audit_pending");
                var rows = query.executeQuery()) {
            var chains = new ArrayList<Chain>();
            while (rows.next()) chains.add(new Chain(new TenantId(rows.getObject(1, UUID.class)), rows.getString(2)));
            return chains;
        } finally {
            connection.rollback();
        }
    }

    private int seal(Connection connection, Chain chain) throws SQLException {
        try {
            if (!lock(connection, chain)) return 0;
            var entries = pending(connection, chain);
            if (!entries.isEmpty()) append(connection, chain, entries);
            connection.commit();
            return entries.size();
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        }
    }

    private static boolean lock(Connection connection, Chain chain) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 6))")) {
            lock.setString(1, chain.tenant() + chain.stream());
            try (var row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<Entry> pending(Connection connection, Chain chain) throws SQLException {
        try (var query = connection.prepareStatement(PENDING)) {
            query.setObject(1, chain.tenant().value());
            query.setString(2, chain.stream());
            query.setInt(3, BLOCK);
            try (var rows = query.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    entries.add(new Entry(
                            chain.tenant(),
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getBytes(6)));
                }
                return entries;
            }
        }
    }

    private void append(Connection connection, Chain chain, List<Entry> entries) throws SQLException {
        var head = head(connection, chain);
        var ids =
                connection.createArrayOf("uuid", entries.stream().map(Entry::id).toArray());
        var leaves = entries.stream().map(AuditDigest::leaf).toList();
        try (var seal = connection.prepareStatement("""
                insert into audit_seal (tenant_id, stream, seq, id, leaf)
                select ?, ?, ? + place, id, leaf
                  from unnest(?, ?) with ordinality as sealed (id, leaf, place)
                """)) {
            seal.setObject(1, chain.tenant().value());
            seal.setString(2, chain.stream());
            seal.setLong(3, head.seq());
            seal.setArray(4, ids);
            seal.setArray(5, connection.createArrayOf("bytea", leaves.toArray(byte[][]::new)));
            seal.executeUpdate();
        }
        var root = AuditDigest.root(leaves);
        var sealedAt = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        try (var block = connection.prepareStatement("""
                insert into audit_block (tenant_id, stream, no, first_seq, count, root, hash, sealed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            block.setObject(1, chain.tenant().value());
            block.setString(2, chain.stream());
            block.setLong(3, head.no() + 1);
            block.setLong(4, head.seq() + 1);
            block.setInt(5, entries.size());
            block.setBytes(6, root);
            block.setBytes(
                    7,
                    AuditDigest.block(
                            chain.tenant(),
                            head.no() + 1,
                            head.seq() + 1,
                            entries.size(),
                            root,
                            head.hash(),
                            sealedAt));
            block.setObject(8, sealedAt.atOffset(ZoneOffset.UTC));
            block.executeUpdate();
        }
        try (var done = connection.prepareStatement("delete from audit_pending where tenant_id = ? and id = any (?)")) {
            done.setObject(1, chain.tenant().value());
            done.setArray(2, ids);
            done.executeUpdate();
        }
    }

    private static Head head(Connection connection, Chain chain) throws SQLException {
        try (var query = connection.prepareStatement("""
                select no, first_seq + count - 1, hash
                  from audit_block
                 where tenant_id = ?
                   and stream = ?
                 order by no desc
                 limit 1
                """)) {
            query.setObject(1, chain.tenant().value());
            query.setString(2, chain.stream());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? new Head(row.getLong(1), row.getLong(2), row.getBytes(3))
                        : new Head(0, 0, AuditDigest.NO_BLOCK);
            }
        }
    }
}
