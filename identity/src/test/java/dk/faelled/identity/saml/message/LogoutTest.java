package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Certified.OURS;
import static dk.faelled.identity.saml.message.Requests.why;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelogin.saml2.util.Util;
import dk.faelled.identity.saml.message.Received.Parameter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages about logout, in both directions. */
class LogoutTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String US = "https://login.dalby.example";
    private static final String THERE = "https://system.example/slo?tenant=1";

    private static Outgoing request(Binding binding) {
        return LogoutWriter.request(
                "_7", US, binding, THERE, NameFormat.PERSISTENT, "anna", "_s1", null, NOW, OURS.signer());
    }

    @Test
    void aRequestOfASystemNamesWhoAndWhichSessions() {
        var read = Logout.in(Requests.posted(Requests.logout("_1", NOW, "anna")));
        assertThat(read).isInstanceOfSatisfying(Logout.Request.class, request -> {
            assertThat(request.nameId()).isEqualTo("anna");
            assertThat(request.sessions()).containsExactly("_s1");
        });
        var nobody = Requests.logout("_1", NOW, "anna").replaceAll("<saml:NameID>.*</samlp:SessionIndex>", "");
        assertThat(why(() -> Logout.in(Requests.posted(nobody)))).isEqualTo(Refused.Why.CONTENT);
        assertThat(why(() -> Logout.in(Requests.posted(Requests.authn(NOW))))).isEqualTo(Refused.Why.KIND);
    }

    @Test
    void ourRequestTravelsSignedInTheAddress() {
        var sent = request(Binding.REDIRECT);
        assertThat(sent.message()).isNull();
        assertThat(sent.address()).startsWith(THERE + "&SAMLRequest=");
        var query = URI.create(sent.address()).getRawQuery();
        var received = Received.byRedirect(query, Parameter.SAMLRequest);
        received.verify(OURS.keys());
        var read = (Logout.Request) Logout.in(received);
        assertThat(read.header()).isEqualTo(new Header("_7", US, THERE, NOW));
        assertThat(read.nameId()).isEqualTo("anna");
        assertThat(read.sessions()).isEqualTo(List.of("_s1"));
        assertThat(why(() -> Received.byRedirect(query.replace("Signature=", "Signature=AAAA"), Parameter.SAMLRequest)
                        .verify(OURS.keys())))
                .isEqualTo(Refused.Why.SIGNATURE);
    }

    @Test
    void orSignedInAForm() {
        var sent = request(Binding.POST);
        assertThat(sent.address()).isEqualTo(THERE);
        var message = java.util.Objects.requireNonNull(sent.message());
        var received = Received.byPost(message, null);
        received.verify(OURS.keys());
        assertThat(Util.validateSign(
                        received.document(), OURS.certificate(), null, null, "/samlp:LogoutRequest/ds:Signature"))
                .isTrue();
    }

    @Test
    void anAnswerSaysWhetherAllFollowed() {
        for (var status : List.of(Status.SUCCESS, Status.PARTIAL_LOGOUT)) {
            var sent = LogoutWriter.response(US, Binding.REDIRECT, THERE, "_1", status, "til/bage", NOW, OURS.signer());
            var received = Received.byRedirect(URI.create(sent.address()).getRawQuery(), Parameter.SAMLResponse);
            received.verify(OURS.keys());
            assertThat(received.relayState()).isEqualTo("til/bage");
            var read = (Logout.Response) Logout.in(received);
            assertThat(read.inResponseTo()).isEqualTo("_1");
            assertThat(read.success()).isTrue();
        }
    }
}
