package dk.faelled.platform.audit;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A block of the chain as it stands in the table. */
@SuppressWarnings("ArrayRecordComponent") // compared by their bytes where they are compared
record AuditBlock(long no, long firstSeq, int count, byte[] root, byte[] hash, Instant sealedAt) {

    /** Those of a chain sealed from then on, in order; a hundred bytes each, a block at most every second. */
    static List<AuditBlock> of(Connection connection, TenantId tenant, String stream, Instant from)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                select no, first_seq, count, root, hash, sealed_at
                  from audit_block
                 where tenant_id = ?
                   and stream = ?
                   and sealed_at >= ?
                 order by no
                """)) {
            query.setObject(1, tenant.value());
            query.setString(2, stream);
            query.setObject(3, from.atOffset(ZoneOffset.UTC));
            return all(query);
        }
    }

    /** The one that another follows. */
    static Optional<AuditBlock> before(Connection connection, TenantId tenant, String stream, AuditBlock next)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                select no, first_seq, count, root, hash, sealed_at
                  from audit_block
                 where tenant_id = ?
                   and stream = ?
                   and no = ?
                """)) {
            query.setObject(1, tenant.value());
            query.setString(2, stream);
            query.setLong(3, next.no() - 1);
            return all(query).stream().findFirst();
        }
    }

    private static List<AuditBlock> all(PreparedStatement query) throws SQLException {
        var blocks = new ArrayList<AuditBlock>();
        try (var rows = query.executeQuery()) {
            while (rows.next())
                blocks.add(new AuditBlock(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getInt(3),
                        rows.getBytes(4),
                        rows.getBytes(5),
                        rows.getObject(6, OffsetDateTime.class).toInstant()));
        }
        return blocks;
    }

    long nextSeq() {
        return firstSeq + count;
    }
}
