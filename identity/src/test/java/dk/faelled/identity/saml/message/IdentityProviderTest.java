package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Certified.OURS;
import static dk.faelled.identity.saml.message.Certified.STRANGER;
import static dk.faelled.identity.saml.message.Certified.SYSTEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.identity.saml.message.Refused.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other providers say of themselves is read, and we say of ourselves what they can read. */
class IdentityProviderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String US = "https://login.dalby.example/sign-in/source/1/metadata";

    /** Ours, as we publish them where systems sign people in through us. */
    private static String description(Certified signer, String id) {
        return new OwnDescription(id, id + "/login", id + "/logout", id + "/out", List.of(SYSTEM.certificate()))
                .signed(NOW, signer.signer());
    }

    private static IdentityProvider read(String xml) {
        return IdentityProvider.read(xml.getBytes(UTF_8), NOW);
    }

    private static void refused(Why why, Runnable work) {
        assertThatExceptionOfType(Refused.class).isThrownBy(work::run).satisfies(refused -> assertThat(refused.why())
                .isEqualTo(why));
    }

    @Test
    void aDescriptionIsReadAndAnotherTakesItsPlaceOnlyFromTheSame() {
        var read = read(description(SYSTEM, "https://idp.example"));
        assertThat(read.entityId()).isEqualTo("https://idp.example");
        assertThat(read.places().getFirst())
                .isEqualTo(new IdentityProvider.Place(Binding.REDIRECT, "https://idp.example/login"));
        assertThat(read.keys()).isEqualTo(SYSTEM.keys());
        read(description(SYSTEM, "https://idp.example")).succeeds(read, false);
        refused(Why.ENTITY_ID_CHANGED, () -> read(description(SYSTEM, "https://other.example"))
                .succeeds(read, true));
        var other = read(description(STRANGER, "https://idp.example"));
        refused(Why.SIGNER_CHANGED, () -> other.succeeds(read, false));
        other.succeeds(read, true);
    }

    @Test
    void whatIsNoneIsRefused() {
        var xml = description(SYSTEM, "https://idp.example");
        refused(Why.EXPIRED, () -> IdentityProvider.read(xml.getBytes(UTF_8), NOW.plus(Duration.ofDays(8))));
        refused(Why.SIGNATURE, () -> read(xml.replace("idp.example/login", "evil.example/login")));
        refused(Why.KIND, () -> DescriptionReader.read(xml.getBytes(UTF_8), NOW));
        refused(Why.INSECURE_ADDRESS, () -> read(description(SYSTEM, "http://idp.example")));
    }

    @Test
    void whatWeSayOfOurselvesIsReadAsThatOfASystem() {
        var own = new OwnServiceDescription(
                US, US + "/acs", US + "/slo", List.of(OURS.certificate(), SYSTEM.certificate()));
        var read = DescriptionReader.read(own.signed(NOW, OURS.signer()).getBytes(UTF_8), NOW);
        assertThat(read.entityId()).isEqualTo(US);
        assertThat(read.standard().address()).isEqualTo(US + "/acs");
        assertThat(read.signers()).containsExactly(OURS.certificate(), SYSTEM.certificate());
        assertThat(read.receiver()).isEqualTo(OURS.certificate());
        assertThat(read.signsRequests()).isTrue();
    }

    @Test
    void ourRequestIsReadAsThatOfASystem() {
        var request = new SignOnRequest("_1", US, US + "/acs", true, List.of("urn:a"), NOW);
        var place = new IdentityProvider.Place(Binding.REDIRECT, "https://idp.example/login?x=1");
        var sent = request.to(place, "state", OURS.signer());
        assertThat(sent.address()).startsWith("https://idp.example/login?x=1&SAMLRequest=");
        var received =
                Received.byRedirect(sent.address().replaceFirst("[^?]*\\?x=1&", ""), Received.Parameter.SAMLRequest);
        received.verify(OURS.keys());
        var read = AuthnRequest.in(received);
        read.header().check(place.address(), NOW);
        assertThat(read.returnTo()).isEqualTo(US + "/acs");
        assertThat(read.anew()).isTrue();
        assertThat(read.contexts().asked()).containsExactly("urn:a");
        assertThat(received.relayState()).isEqualTo("state");
        var posted =
                request.to(new IdentityProvider.Place(Binding.POST, "https://idp.example/login"), "s", OURS.signer());
        Received.byPost(String.valueOf(posted.message()), posted.relayState()).verify(OURS.keys());
    }
}
