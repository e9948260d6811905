package dk.faelled.platform.audit;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What shows, without the rest of the log, that an entry is in its block: its neighbours up the tree (RFC 9162 2.1.3). */
@Component
class AuditProof {
    private static final HexFormat HEX = HexFormat.of();
    private final JdbcClient sql;

    /** @param side on which the neighbour stands: L or R */
    record Step(String side, String hash) {}

    record Block(long no, long firstSeq, int count, String root, String hash, Instant sealedAt) {}

    record Proof(long seq, String leaf, List<Step> path, Block block) {}

    AuditProof(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Proof of(Found entry) {
        if (entry.seq() == null) throw new NotFound("seal of audit entry " + entry.id());
        var block = sql.sql("""
                        select no, first_seq, count, root, hash, sealed_at
                          from audit_block
                         where stream = :stream
                           and first_seq <= :seq
                         order by first_seq desc
                         limit 1
                        """)
                .param("stream", entry.stream())
                .param("seq", entry.seq())
                .query((row, number) -> new Block(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(3),
                        HEX.formatHex(row.getBytes(4)),
                        HEX.formatHex(row.getBytes(5)),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .single();
        var leaves = leaves(entry.stream(), block);
        int place = (int) (entry.seq() - block.firstSeq());
        return new Proof(entry.seq(), HEX.formatHex(leaves.get(place)), path(leaves, place), block);
    }

    private List<byte[]> leaves(String stream, Block block) {
        return sql.sql("""
                        select e.id, e.at, e.actor, e.action, e.entity, e.payload_digest, s.leaf
                          from audit_seal s
                          left join audit_entry e on e.tenant_id = s.tenant_id and e.id = s.id
                         where s.stream = :stream
                           and s.seq between :first and :last
                         order by s.seq
                        """)
                .param("stream", stream)
                .param("first", block.firstSeq())
                .param("last", block.firstSeq() + block.count() - 1)
                .query((row, number) -> leaf(row))
                .list();
    }

    /** Of what is older than it is kept, only the leaf is left. */
    private static byte[] leaf(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        return id == null
                ? row.getBytes(7)
                : AuditDigest.leaf(new Entry(
                        Tenant.current(),
                        id,
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBytes(6)));
    }

    /** From the leaf's neighbour up to the root's child; a node without neighbour moves up as it is. */
    static List<Step> path(List<byte[]> leaves, int place) {
        var path = new ArrayList<Step>();
        var level = leaves;
        int at = place;
        while (level.size() > 1) {
            int neighbour = at ^ 1;
            if (neighbour < level.size())
                path.add(new Step(neighbour < at ? "L" : "R", HEX.formatHex(level.get(neighbour))));
            level = AuditDigest.above(level);
            at /= 2;
        }
        return path;
    }
}
