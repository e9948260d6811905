package dk.faelled.identity.oidc;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.claims.MappedClaims.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What stands in a token besides what the library writes: the same in the ID token and in the access token. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private static final String SERVICE = "service-account-";
    private final KnownClients clients;
    private final Persons persons;
    private final Facts facts;

    TokenClaims(KnownClients clients, Persons persons, Facts facts) {
        this.clients = clients;
        this.persons = persons;
        this.facts = facts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var client = clients.byId(UUID.fromString(context.getRegisteredClient().getId()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        var algorithm = SignatureAlgorithm.from(client.oidc().algorithm().name());
        if (algorithm != null) context.getJwsHeader().algorithm(algorithm);
        boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType());
        var told = new LinkedHashMap<String, Object>();
        if (context.getPrincipal() instanceof Proven proven)
            told.putAll(proven.told(() -> person(context, client, proven)));
        else service(client, told);
        if (access) {
            told.put("azp", client.provider().entityId());
            told.put("client_id", client.provider().entityId());
            told.put(
                    "scope",
                    String.join(
                            " ", context.getAuthorizedScopes().stream().sorted().toList()));
            // RFC 9068: an access token says that it is one, so that nobody takes it for who signed in
            if (client.oidc().realm()) told.put("typ", "Bearer");
            else context.getJwsHeader().type("at+jwt");
        }
        context.getClaims().claims(all -> all.putAll(told));
    }

    private Map<String, Object> person(JwtEncodingContext context, KnownClients.Client client, Proven proven) {
        var told = new LinkedHashMap<String, Object>();
        var known = proven.facts();
        var person = persons.ofAccount(known.account())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        try {
            told.putAll(facts.of(client, person, context.getAuthorizedScopes(), known.chosen()));
        } catch (Facts.Incomplete incomplete) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.SERVER_ERROR, "A claim that the client requires could not be made", null));
        }
        signIn(client, known, told);
        return told;
    }

    /** The same, where it is known already what is told of the person. @throws Facts.Incomplete where something lacks */
    static Map<String, Object> told(
            KnownClients.Client client, Person person, Told known, Proven.Facts facts, Set<String> scopes) {
        var told = new LinkedHashMap<>(Facts.of(client, person, scopes, known));
        signIn(client, facts, told);
        return told;
    }

    private static void signIn(KnownClients.Client client, Proven.Facts known, Map<String, Object> told) {
        Facts.signIn(known, client.oidc(), told);
        if (client.oidc().realm()) told.put("session_state", known.session().toString());
    }

    private static void service(KnownClients.Client client, Map<String, Object> told) {
        told.put("sub", client.provider().id().toString());
        if (!client.oidc().realm()) return;
        told.put("uuid", client.provider().id().toString());
        told.put("preferred_username", SERVICE + client.provider().entityId());
        told.put("realm_access", Map.of("roles", List.copyOf(client.oidc().serviceRoles())));
    }
}
