package dk.faelled.platform.audit;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A block of the chain as it stands in the table. */
@SuppressWarnings("ArrayRecordComponent") // compared by their bytes where they are compared
record AuditBlock(long no, long firstSeq, int count, byte[] root, byte[] hash, Instant sealedAt) {

    /** All of a chain, in order; a hundred bytes each, a block at most every second. */
    static List<AuditBlock> of(Connection connection, TenantId tenant, String stream) throws SQLException {
        try (var query = connection.prepareStatement("""
                select no, first_seq, count, root, hash, sealed_at
                  from audit_block
                 where tenant_id = ?
                   and stream = ?
                 order by no
                """)) {
            query.setObject(1, tenant.value());
            query.setString(2, stream);
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
    }
}
