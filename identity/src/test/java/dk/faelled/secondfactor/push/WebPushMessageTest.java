package dk.faelled.secondfactor.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebPushMessageTest {
    private static final String RECEIVER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** RFC 8291 section 5. */
    @Test
    void theExampleOfTheStandard() throws GeneralSecurityException {
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                        WebPushMessage.curve()));
        var sender = WebPushMessage.publicKey(
                bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
        var sealed = WebPushMessage.sealed(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                bytes(RECEIVER),
                bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                new KeyPair(sender, key),
                bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
                                + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_"
                                + "Qulcy4a-fN");
    }

    @Test
    void aPointIsWrittenAsItWasRead() throws GeneralSecurityException {
        assertThat(WebPushMessage.point(WebPushMessage.publicKey(bytes(RECEIVER))))
                .isEqualTo(bytes(RECEIVER));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> WebPushMessage.sealed(new byte[1], new byte[65], new byte[16]));
        var elsewhere = bytes(RECEIVER);
        elsewhere[64] ^= 1;
        assertThatExceptionOfType(GeneralSecurityException.class)
                .as("a point that is not on the curve")
                .isThrownBy(() -> WebPushMessage.sealed(new byte[1], elsewhere, new byte[16]));
    }
}
