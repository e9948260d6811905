package dk.faelled.platform.audit;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** The sums of the audit chain (platform R-6): payload, leaf, Merkle root as RFC 9162, block. */
final class AuditDigest {
    static final byte[] NO_BLOCK = new byte[32];

    private AuditDigest() {}

    static byte[] payload(byte[] salt, String canonical) {
        return Sha256.of(salt, canonical.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] leaf(Entry entry) {
        return Sha256.of(new byte[] {0}, header(entry).getBytes(StandardCharsets.UTF_8));
    }

    static String header(Entry entry) {
        var header = JsonNodeFactory.instance.objectNode();
        header.put("action", entry.action());
        header.put("actor", entry.actor());
        header.put("at", MicroTime.write(entry.at()));
        header.put("entity", entry.entity());
        header.put("id", entry.id().toString());
        header.put("payload", HexFormat.of().formatHex(entry.payloadDigest()));
        header.put("tenant", entry.tenant().toString());
        return Jcs.write(header);
    }

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) return Sha256.of();
        var level = leaves;
        while (level.size() > 1) level = above(level);
        return level.getFirst();
    }

    /** The next level of the tree. */
    static List<byte[]> above(List<byte[]> level) {
        var above = new ArrayList<byte[]>(level.size() / 2 + 1);
        for (int i = 0; i + 1 < level.size(); i += 2)
            above.add(Sha256.of(new byte[] {1}, level.get(i), level.get(i + 1)));
        // a node without a neighbour moves up: the same tree as RFC 9162 2.1.1 splits from above
        if (level.size() % 2 == 1) above.add(level.getLast());
        return above;
    }

    static byte[] block(
            TenantId tenant, long no, long firstSeq, int count, byte[] root, byte[] previous, Instant sealedAt) {
        var fixed = ByteBuffer.allocate(1 + 16 + 8 + 8 + 4)
                .put((byte) 2)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(no)
                .putLong(firstSeq)
                .putInt(count)
                .array();
        var time = ByteBuffer.allocate(8).putLong(sealedAt.toEpochMilli()).array();
        return Sha256.of(fixed, root, previous, time);
    }
}
