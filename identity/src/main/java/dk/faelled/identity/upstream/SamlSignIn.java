package dk.faelled.identity.upstream;

import dk.faelled.identity.factor.UsedOnce;
import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.provider.SigningKeys;
import dk.faelled.identity.saml.message.AnswerReader;
import dk.faelled.identity.saml.message.Outgoing;
import dk.faelled.identity.saml.message.OwnServiceDescription;
import dk.faelled.identity.saml.message.Received;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.SignOnAnswer;
import dk.faelled.identity.saml.message.SignOnRequest;
import dk.faelled.identity.saml.message.Signer;
import dk.faelled.identity.saml.message.SubjectName;
import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Unguessable;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends people to a provider that speaks SAML, and reads who has come back. Its answer is a form of another site and comes
 * without the session: found to be true, it is kept sealed under a random key until the browser fetches it with its session.
 */
@Component
class SamlSignIn {
    /** The name under which what the subject is called stands among the attributes. */
    static final String NAME_ID = "NameID";

    static final String CONTEXT = "AuthnContextClassRef";
    private static final JsonMapper JSON = new JsonMapper();
    private final SamlDescriptions descriptions;
    private final SamlSourceTable table;
    private final SigningKeys keys;
    private final UsedOnce used;
    private final Sealer sealer;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** As it waits. @param state that came with it */
    private record Kept(
            String state,
            String request,
            Map<String, List<String>> claims,
            String provedAt,
            @Nullable SubjectName subject) {}

    SamlSignIn(
            SamlDescriptions descriptions,
            SamlSourceTable table,
            SigningKeys keys,
            UsedOnce used,
            Sealer sealer,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.descriptions = descriptions;
        this.table = table;
        this.keys = keys;
        this.used = used;
        this.sealer = sealer;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** What we call ourselves there, and where we describe ourselves. */
    static String entityId(String base, UUID source) {
        return base + LoginOrigin.path(source) + "/metadata";
    }

    static String returnTo(String base, UUID source) {
        return base + LoginOrigin.path(source) + "/acs";
    }

    Outgoing request(Journey journey) {
        var known = descriptions.get(journey.source());
        var request = new SignOnRequest(
                journey.request(),
                entityId(journey.base(), journey.source()),
                returnTo(journey.base(), journey.source()),
                journey.anew(),
                known.source().classes(),
                clock.instant());
        return request.to(known.provider().places().getFirst(), journey.state(), signer());
    }

    Signer signer() {
        var key = keys.primary(SigningKey.Algorithm.RS256);
        return new Signer(key.key(), key.certificate());
    }

    /** The one that signs, then the one that will, then those that did. */
    private List<SigningKey> published() {
        return keys.published().stream()
                .filter(key -> key.algorithm() == SigningKey.Algorithm.RS256)
                .sorted(Comparator.comparing((SigningKey key) -> key.state() != SigningKey.State.PRIMARY)
                        .thenComparing(key -> key.state() != SigningKey.State.NEXT))
                .toList();
    }

    /** What we say of ourselves to a provider. */
    String description(UUID source, String base) {
        descriptions.get(source);
        var certificates = published().stream().map(SigningKey::certificate).toList();
        return new OwnServiceDescription(
                        entityId(base, source), returnTo(base, source), SamlLeaving.address(base, source), certificates)
                .signed(clock.instant(), signer());
    }

    /**
     * An answer, as a form of another site brings it.
     *
     * @return the key under which the browser fetches it
     * @throws Refused where it is not acted upon
     */
    String received(UUID source, String message, String state, String base) {
        var known = descriptions.get(source);
        var now = clock.instant();
        var reader = new AnswerReader(
                known.provider(),
                returnTo(base, source),
                entityId(base, source),
                published().stream().map(SigningKey::key).toList(),
                known.source().encrypted(),
                now);
        var answer = reader.read(Received.byPost(message, state));
        var kept = new Kept(
                state, answer.inResponseTo(), claims(answer), answer.provedAt().toString(), answer.subject());
        var key = Unguessable.text();
        boolean first = Objects.requireNonNull(transaction.execute(_ -> {
            if (!used.take("saml answer " + known.provider().entityId() + " " + answer.id())) return false;
            table.keepAnswer(source, key, sealer.sealSecret(JSON.writeValueAsString(kept)), now);
            return true;
        }));
        if (!first) throw new Refused(Refused.Why.REPLAYED, "");
        return key;
    }

    private static Map<String, List<String>> claims(SignOnAnswer answer) {
        var all = new LinkedHashMap<>(answer.attributes());
        var subject = answer.subject();
        if (subject != null) all.put(NAME_ID, List.of(subject.value()));
        if (answer.context() != null) all.put(CONTEXT, List.of(answer.context()));
        return all;
    }

    /** What was kept, and for which sign-in: by the state that came along, and the request that it answers. */
    record Fetched(String state, String request, Said said) {}

    /** @throws SourceRefused where nothing waits under the key */
    Fetched fetched(UUID source, String key) {
        var sealed = Objects.requireNonNull(transaction.execute(_ -> table.takeAnswer(source, key, clock.instant())))
                .orElseThrow(() -> new SourceRefused(Fault.STATE, "answer"));
        var kept = JSON.readValue(sealer.openSecret(sealed), Kept.class);
        return new Fetched(
                kept.state(), kept.request(), new Said(kept.claims(), Instant.parse(kept.provedAt()), kept.subject()));
    }
}
