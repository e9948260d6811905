package dk.faelled.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.TenantId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors of platform R-2. */
class TenantKeyTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final TenantId TENANT = TenantId.of("00000000-0000-4000-8000-000000000001");
    private static final byte[] K = counting(32);
    private final TenantKey key = new TenantKey(TENANT, 1, K);

    @Test
    void theIndexKeyIsDerivedAsTheVectorSays() {
        assertThat(HEX.formatHex(key.indexKey()))
                .isEqualTo("19d523121f673515a13754b2bf51d8249e80d731224e8024f7a50a3d899e0798");
    }

    @Test
    void theKeyOfANumberIsAsTheVectorSays() {
        assertThat(HEX.formatHex(key.cprKey(new Cpr("0101701234"))))
                .isEqualTo("e09561131ec72691ca94e94e3b9fd95e403cf9caa6bb8df931d64f5df041fd6f");
    }

    @Test
    void aNumberIsSealedAsTheVectorSaysAndOpensAgain() {
        var sealed = key.sealCpr(new Cpr("0101701234"), counting(12));
        assertThat(HEX.formatHex(sealed.sealed())).isEqualTo("065f4996259ee11345a72850f31a0d8dc4be3a02e686fc7f8759");
        assertThat(key.openCpr(Envelope.parse(sealed.bytes())).digits()).isEqualTo("0101701234");
    }

    @Test
    void aNumberOfOneTenantDoesNotOpenForAnother() {
        var sealed = key.sealCpr(new Cpr("0101701234"), counting(12));
        var other = new TenantKey(TenantId.of("00000000-0000-4000-8000-000000000002"), 1, K);
        assertThatThrownBy(() -> other.openCpr(sealed)).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] counting(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) i;
        return bytes;
    }
}
