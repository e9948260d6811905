package dk.faelled.identity.upstream;

import dk.faelled.identity.factor.UsedOnce;
import dk.faelled.identity.saml.message.Header;
import dk.faelled.identity.saml.message.IdentityProvider;
import dk.faelled.identity.saml.message.Logout;
import dk.faelled.identity.saml.message.LogoutWriter;
import dk.faelled.identity.saml.message.MessageId;
import dk.faelled.identity.saml.message.Outgoing;
import dk.faelled.identity.saml.message.Received;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.identity.saml.message.Status;
import dk.faelled.identity.saml.message.SubjectName;
import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Unguessable;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages by which we and another provider of SAML end sessions at each other (IDP-15). What is to come in the browser
 * waits sealed under a random key, once and for five minutes.
 */
@Component
class SamlLeaving {
    private static final JsonMapper JSON = new JsonMapper();
    private final SamlDescriptions descriptions;
    private final SamlSourceTable table;
    private final LoginSources sources;
    private final SamlSignIn signIn;
    private final Stays stays;
    private final UsedOnce used;
    private final Sealer sealer;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** Something of ours that waits. */
    private record Sent(String request) {}

    /** What the provider has asked, found to be true. @param nameId null where it was encrypted @param sessions empty for that of the browser */
    record Asked(
            String request,
            @Nullable String nameId,
            List<String> sessions,
            @Nullable String relayState) {
        boolean means(Stays.Stay stay) {
            var subject = stay.subject();
            return subject != null && (nameId == null || nameId.equals(subject.value()));
        }
    }

    /** What came by a message. */
    sealed interface Came {
        /** @param key under which what was asked waits */
        record Question(String key) implements Came {}

        /** @param followed the session there has ended */
        record Answer(boolean followed) implements Came {}
    }

    SamlLeaving(
            SamlDescriptions descriptions,
            SamlSourceTable table,
            LoginSources sources,
            SamlSignIn signIn,
            Stays stays,
            UsedOnce used,
            Sealer sealer,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.descriptions = descriptions;
        this.table = table;
        this.sources = sources;
        this.signIn = signIn;
        this.stays = stays;
        this.used = used;
        this.sealer = sealer;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** Where messages about logout are taken. */
    static String address(String base, UUID source) {
        return base + LoginOrigin.path(source) + "/slo";
    }

    /** Where the browser goes on when a session that came from there has ended here. */
    String path(LoginOrigin from) {
        var left = LoginOrigin.path(from.id()) + "/left";
        var id = from.stay();
        if (id == null) return left;
        var stay = stays.take(id);
        var subject = stay.map(Stays.Stay::subject).orElse(null);
        if (subject == null || !takesLogout(from.id())) return left;
        return LoginOrigin.path(from.id()) + "/leave?key=" + keep(from.id(), subject);
    }

    private boolean takesLogout(UUID source) {
        return sources.find(source)
                        .filter(one -> one.kind() == LoginSource.Kind.SAML)
                        .isPresent()
                && descriptions.get(source).provider().logout().isPresent();
    }

    private String keep(UUID source, Object what) {
        var key = Unguessable.text();
        transaction.executeWithoutResult(
                _ -> table.keepAnswer(source, key, sealer.sealSecret(JSON.writeValueAsString(what)), clock.instant()));
        return key;
    }

    private <T> Optional<T> taken(UUID source, String key, Class<T> what) {
        return Objects.requireNonNull(transaction.execute(_ -> table.takeAnswer(source, key, clock.instant())))
                .map(kept -> JSON.readValue(sealer.openSecret(kept), what));
    }

    /** Our request to the provider; empty where nothing waits under the key. */
    Optional<Outgoing> request(UUID source, String key, String base) {
        var subject = taken(source, key, SubjectName.class);
        var place = descriptions.get(source).provider().logout();
        if (subject.isEmpty() || place.isEmpty()) return Optional.empty();
        var id = MessageId.next();
        return Optional.of(LogoutWriter.request(
                id,
                SamlSignIn.entityId(base, source),
                place.get().binding(),
                place.get().requests(),
                subject.get(),
                keep(source, new Sent(id)),
                clock.instant(),
                signIn.signer()));
    }

    /** @throws Refused for what is not acted upon */
    Came received(UUID source, Received message, String base) {
        var provider = descriptions.get(source).provider();
        return switch (Logout.in(message)) {
            case Logout.Request asked -> {
                check(provider, message, asked.header(), address(base, source));
                var until = asked.notOnOrAfter();
                if (until != null && !clock.instant().isBefore(until)) throw new Refused(Why.TIME, until.toString());
                once(provider, asked.header());
                yield new Came.Question(keep(
                        source,
                        new Asked(asked.header().id(), asked.nameId(), asked.sessions(), message.relayState())));
            }
            case Logout.Response answer -> {
                check(provider, message, answer.header(), address(base, source));
                var state = message.relayState();
                var sent = state == null ? Optional.<Sent>empty() : taken(source, state, Sent.class);
                if (sent.filter(one -> one.request().equals(answer.inResponseTo()))
                        .isEmpty()) throw new Refused(Why.REPLAYED, "");
                yield new Came.Answer(answer.success());
            }
        };
    }

    private void check(IdentityProvider provider, Received message, Header header, String address) {
        if (!header.issuer().equals(provider.entityId())) throw new Refused(Why.UNKNOWN_ISSUER, header.issuer());
        header.check(address, clock.instant());
        message.verify(provider.keys());
    }

    private void once(IdentityProvider provider, Header header) {
        var message = "saml logout " + provider.entityId() + " " + header.id();
        if (!Objects.requireNonNull(transaction.execute(_ -> used.take(message)))) throw new Refused(Why.REPLAYED, "");
    }

    Optional<Asked> asked(UUID source, String key) {
        return taken(source, key, Asked.class);
    }

    /** Keeps what was asked until the systems that were told of the session have been told of its end. */
    String later(UUID source, Asked asked) {
        return keep(source, asked);
    }

    /** Our answer; empty where the provider takes none. */
    Optional<Outgoing> answer(UUID source, Asked asked, String base) {
        return descriptions
                .get(source)
                .provider()
                .logout()
                .map(place -> LogoutWriter.response(
                        SamlSignIn.entityId(base, source),
                        place.binding(),
                        place.answers(),
                        asked.request(),
                        Status.SUCCESS,
                        asked.relayState(),
                        clock.instant(),
                        signIn.signer()));
    }
}
