package dk.faelled.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TenantId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The vector of platform R-6. */
class AuditDigestTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final TenantId TENANT = TenantId.of("00000000-0000-4000-8000-000000000001");
    private static final byte[] SALT = HEX.parseHex("00112233445566778899aabbccddeeff");
    private final Entry rename = entry(
            0,
            "organisation.unit.rename",
            "unit:0b1e0000-0000-4000-8000-000000000002",
            "{\"after\":{\"name\":\"Bibliotek\"},\"before\":{\"name\":\"Bib\"}}");
    private final Entry move = entry(
            1,
            "organisation.unit.move",
            "unit:0b1e0000-0000-4000-8000-000000000002",
            "{\"after\":{\"parent\":null},\"before\":{\"parent\":\"S2\"}}");
    private final Entry read =
            entry(2, "organisation.person.cpr.read", "person:0b1e0000-0000-4000-8000-000000000003", "{}");

    @Test
    void theHeaderIsCanonical() {
        assertThat(AuditDigest.header(rename))
                .startsWith("{\"action\":\"organisation.unit.rename\",\"actor\":\"person:7f1c")
                .contains("\"payload\":\"406cf64511b5326416cf9921901a42fc4e24349b022972708e088fb643bca733\"");
    }

    @Test
    void theLeavesAreAsTheVectorSays() {
        assertThat(HEX.formatHex(AuditDigest.leaf(rename)))
                .isEqualTo("4732e2cf45043a3471b7c769a0c1f6e9a6ad9649b5903d2a06ee7d1b72f9dbf6");
        assertThat(HEX.formatHex(AuditDigest.leaf(move)))
                .isEqualTo("ccde5e2e38d2fa0014ff00513a7aa1bba9ff4d7c76d3f23dc079938db49a3241");
        assertThat(HEX.formatHex(AuditDigest.leaf(read)))
                .isEqualTo("7d7fbe7ac52753e2b25074dd894ea1208744a488e3195478c5fd82e74a3896ad");
    }

    @Test
    void theRootAndTheBlockAreAsTheVectorSays() {
        var root = AuditDigest.root(List.of(AuditDigest.leaf(rename), AuditDigest.leaf(move), AuditDigest.leaf(read)));
        assertThat(HEX.formatHex(root)).isEqualTo("b4b138cdeb4bbccc4cdee597e70d50457686ce42a7290ebcc1a698d7c40193d6");
        var block =
                AuditDigest.block(TENANT, 1, 1, 3, root, AuditDigest.NO_BLOCK, Instant.ofEpochMilli(1772352931000L));
        assertThat(HEX.formatHex(block)).isEqualTo("ba42dc9683606ca268d4bb26b7323b6b307afaa1ebd33a750af8a939cbd517dd");
    }

    private static Entry entry(int number, String action, String entity, String payload) {
        return new Entry(
                TENANT,
                UUID.fromString("01958c00-0000-7000-8000-00000000000" + number),
                Instant.parse("2026-03-01T08:15:30.00000" + number + "Z"),
                "person:7f1c0000-0000-4000-8000-000000000009",
                action,
                entity,
                AuditDigest.payload(SALT, payload));
    }
}
