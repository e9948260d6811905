package dk.faelled.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.SigningKey.State;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that an authority makes for itself. */
class SelfSignedTest {
    private static final Instant NOW = Instant.parse("2026-01-12T07:00:00Z");

    private static String signing(Algorithm algorithm) {
        return algorithm == Algorithm.ES256 ? "SHA256withECDSA" : "SHA256withRSA";
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateIsSignedByItsOwnKeyAndHoldsForThreeYears(Algorithm algorithm) throws GeneralSecurityException {
        var made = SelfSigned.make(algorithm, State.PRIMARY, "Søndby Kommune", NOW);
        var certificate = made.certificate();
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(NOW.plus(Duration.ofDays(3 * 365L - 1))));
        assertThat(made.until()).isEqualTo(NOW.plus(Duration.ofDays(3 * 365L)));
        assertThat(certificate.getSubjectX500Principal().getName()).contains("O=Søndby Kommune", "C=DK");
        assertThat(certificate.getSigAlgName()).isEqualTo(signing(algorithm));
        assertThat(made.toString()).doesNotContain("PRIVATE", "BEGIN");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheKeySignsTheCertificateProves(Algorithm algorithm) throws GeneralSecurityException {
        var made = SelfSigned.make(algorithm, State.NEXT, "Søndby Kommune", NOW);
        var said = "Anna må komme ind".getBytes(StandardCharsets.UTF_8);
        var signature = Signature.getInstance(signing(algorithm));
        signature.initSign(made.key());
        signature.update(said);
        var signed = signature.sign();
        signature.initVerify(made.certificate());
        signature.update(said);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void theKeysAreOfTheSizesThatOthersTake() {
        var rsa = SelfSigned.make(Algorithm.RS256, State.PRIMARY, "Søndby Kommune", NOW);
        assertThat(((RSAPublicKey) rsa.certificate().getPublicKey())
                        .getModulus()
                        .bitLength())
                .isEqualTo(2048);
        var ec = SelfSigned.make(Algorithm.ES256, State.PRIMARY, "Søndby Kommune", NOW);
        assertThat(((ECPublicKey) ec.certificate().getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        assertThat(ec.id()).isNotEqualTo(rsa.id());
    }
}
