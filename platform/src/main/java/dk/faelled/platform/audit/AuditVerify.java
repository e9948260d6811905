package dk.faelled.platform.audit;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Computes the chains again from what the tables hold and tells every difference (platform R-6). Reads block by block, so
 * a log of any length fits into memory.
 */
public final class AuditVerify {
    private final Connection connection;
    private final Instant from;
    private final List<String> faults = new ArrayList<>();
    private long entries;
    private long blocks;

    private record Chain(TenantId tenant, String cvr, String stream) {
        String fault(String what) {
            return cvr + " " + stream + ": " + what;
        }
    }

    /** One seal as it stands, with what it seals; null where that is gone: it is older than it is kept, or somebody took it. */
    private record Sealed(long seq, @Nullable Entry entry, byte @Nullable [] leaf, byte @Nullable [] payload) {}

    private AuditVerify(Connection connection, Instant from) {
        this.connection = connection;
        this.from = from;
    }

    /** @param faults in the words of R-6; empty where all is as it was sealed */
    public record Result(List<String> faults, long entries, long blocks) {}

    /** Every block of every chain. */
    public static Result of(Connection connection, @Nullable String onlyCvr) throws SQLException {
        return of(connection, onlyCvr, Instant.EPOCH);
    }

    /**
     * @param connection of somebody who may read the log of all authorities, in a transaction of its own
     * @param from blocks that were sealed earlier are believed
     */
    public static Result of(Connection connection, @Nullable String onlyCvr, Instant from) throws SQLException {
        var verify = new AuditVerify(connection, from);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        for (var chain : verify.chains(onlyCvr)) verify.chain(chain);
        verify.unsealed(onlyCvr);
        connection.rollback();
        return new Result(List.copyOf(verify.faults), verify.entries, verify.blocks);
    }

    private List<Chain> chains(@Nullable String onlyCvr) throws SQLException {
        try (var query = connection.prepareStatement("""
                select t.id, t.cvr, s.stream
                  from tenant t
                 cross join (values ('CHANGE'), ('ACCESS')) as s (stream)
                 where t.cvr = coalesce(?, t.cvr)
                 order by t.cvr, s.stream
                """)) {
            query.setString(1, onlyCvr);
            var chains = new ArrayList<Chain>();
            try (var rows = query.executeQuery()) {
                while (rows.next())
                    chains.add(new Chain(
                            new TenantId(rows.getObject(1, UUID.class)), rows.getString(2), rows.getString(3)));
            }
            return chains;
        }
    }

    private void chain(Chain chain) throws SQLException {
        var gone = RetentionTable.gone(connection, chain.tenant(), chain.stream());
        var wanted = AuditBlock.of(connection, chain.tenant(), chain.stream(), from);
        if (wanted.isEmpty() && !from.equals(Instant.EPOCH)) return;
        var believed = from.equals(Instant.EPOCH)
                ? Optional.<AuditBlock>empty()
                : AuditBlock.before(connection, chain.tenant(), chain.stream(), wanted.getFirst());
        long no = believed.map(AuditBlock::no).orElse(0L) + 1;
        long seq = believed.map(AuditBlock::nextSeq).orElse(1L);
        var previous = believed.map(AuditBlock::hash).orElse(AuditDigest.NO_BLOCK);
        for (var block : wanted) {
            for (; no < block.no(); no++) faults.add(chain.fault("block " + no + " missing"));
            if (block.firstSeq() != seq)
                faults.add(
                        chain.fault("block " + block.no() + " begins at seq " + block.firstSeq() + ", not at " + seq));
            entries(chain, block, block.sealedAt().isBefore(gone));
            var hash = AuditDigest.block(
                    chain.tenant(),
                    block.no(),
                    block.firstSeq(),
                    block.count(),
                    block.root(),
                    previous,
                    block.sealedAt());
            if (!Arrays.equals(hash, block.hash()))
                faults.add(chain.fault("block " + block.no() + " does not follow block " + (block.no() - 1)));
            previous = block.hash();
            seq = block.nextSeq();
            no = block.no() + 1;
            blocks++;
        }
        for (var sealed : sealed(chain, seq, Long.MAX_VALUE))
            faults.add(chain.fault("seq " + sealed.seq() + " is in no block"));
    }

    /** @param expired entries may be gone by now; their leaves are not */
    private void entries(Chain chain, AuditBlock block, boolean expired) throws SQLException {
        long seq = block.firstSeq();
        var leaves = new ArrayList<byte[]>();
        for (var sealed : sealed(chain, block.firstSeq(), block.firstSeq() + block.count() - 1)) {
            for (; seq < sealed.seq(); seq++) faults.add(chain.fault("seq " + seq + " missing"));
            seq++;
            entries++;
            var entry = sealed.entry();
            if (entry == null && expired && sealed.leaf() != null) {
                leaves.add(sealed.leaf());
                continue;
            }
            if (entry == null) {
                faults.add(chain.fault("seq " + sealed.seq() + " missing"));
                continue;
            }
            var leaf = AuditDigest.leaf(entry);
            leaves.add(leaf);
            boolean headerChanged = sealed.leaf() != null && !Arrays.equals(leaf, sealed.leaf());
            boolean payloadChanged =
                    sealed.payload() != null && !Arrays.equals(sealed.payload(), entry.payloadDigest());
            if (headerChanged || payloadChanged) faults.add(chain.fault("digest mismatch at seq " + sealed.seq()));
        }
        for (; seq < block.firstSeq() + block.count(); seq++) faults.add(chain.fault("seq " + seq + " missing"));
        if (!Arrays.equals(AuditDigest.root(leaves), block.root()))
            faults.add(chain.fault("root mismatch in block " + block.no()));
    }

    private List<Sealed> sealed(Chain chain, long from, long to) throws SQLException {
        try (var query = connection.prepareStatement("""
                select s.seq, s.leaf, e.id, e.at, e.actor, e.action, e.entity, e.payload_digest, e.salt, e.payload
                  from audit_seal s
                  left join audit_entry e on e.tenant_id = s.tenant_id and e.id = s.id and e.stream = s.stream
                 where s.tenant_id = ?
                   and s.stream = ?
                   and s.seq between ? and ?
                 order by s.seq
                 limit 10000
                """)) {
            query.setObject(1, chain.tenant().value());
            query.setString(2, chain.stream());
            query.setLong(3, from);
            query.setLong(4, to);
            var found = new ArrayList<Sealed>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) found.add(sealed(chain, rows));
            }
            return found;
        }
    }

    private static Sealed sealed(Chain chain, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        if (id == null) return new Sealed(row.getLong("seq"), null, row.getBytes("leaf"), null);
        var entry = new Entry(
                chain.tenant(),
                id,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("entity"),
                row.getBytes("payload_digest"));
        // contents that were erased leave header and chain as they were
        var salt = row.getBytes("salt");
        var payload = salt == null ? null : AuditDigest.payload(salt, row.getString("payload"));
        return new Sealed(row.getLong("seq"), entry, row.getBytes("leaf"), payload);
    }

    private void unsealed(@Nullable String onlyCvr) throws SQLException {
        try (var query = connection.prepareStatement("""
                select t.cvr, e.stream, e.id
                  from audit_entry e
                  join tenant t on t.id = e.tenant_id
                 where t.cvr = coalesce(?, t.cvr)
                   and e.at < now() - interval '5 minutes'
                   and not exists (select from audit_seal s where s.tenant_id = e.tenant_id and s.id = e.id)
                 order by t.cvr, e.id
                 limit 100
                """)) {
            query.setString(1, onlyCvr);
            try (var rows = query.executeQuery()) {
                while (rows.next())
                    faults.add("%s %s: unsealed older than 5 min: entry %s"
                            .formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
    }
}
