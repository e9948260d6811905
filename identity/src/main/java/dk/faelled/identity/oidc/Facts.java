package dk.faelled.identity.oidc;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.claims.MappedClaims;
import dk.faelled.identity.provider.claims.MappedClaims.Named;
import dk.faelled.identity.provider.claims.MappedClaims.Told;
import dk.faelled.secondfactor.NsisLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a system is told of somebody, as claims of tokens and of userinfo. */
@Component
class Facts {
    private static final String NSIS = "https://data.gov.dk/concept/core/nsis/loa/";
    private final MappedClaims mapped;

    Facts(MappedClaims mapped) {
        this.mapped = mapped;
    }

    /** What the scopes ask for, and what is mapped for the system. @throws Incomplete where something lacks that it must have */
    Map<String, Object> of(KnownClients.Client client, Person person, Set<String> scopes, Chosen chosen) {
        var roles = client.oidc().realm() ? client.oidc().rolesSystem() : "";
        return of(client, person, scopes, mapped.of(client.provider().id(), person, roles, chosen));
    }

    static Map<String, Object> of(KnownClients.Client client, Person person, Set<String> scopes, Told known) {
        boolean realm = client.oidc().realm();
        if (known.mapped().isIncomplete()) throw new Incomplete();
        var told = new LinkedHashMap<String, Object>();
        named(known.named(), scopes, told);
        told.put("preferred_username", person.userName());
        known.mapped()
                .values()
                .forEach((name, values) -> told.put(name, values.size() == 1 ? values.getFirst() : values));
        if (!realm) return told;
        told.put("uuid", person.uuid().toString());
        if (!known.named().email().isEmpty())
            told.putIfAbsent("email", known.named().email());
        told.put("realm_access", Map.of("roles", known.roles()));
        return told;
    }

    private static void named(Named named, Set<String> scopes, Map<String, Object> told) {
        if (scopes.contains(Scopes.PROFILE)) {
            told.put("name", named.name());
            told.put("given_name", named.first());
            told.put("family_name", named.last());
        }
        if (scopes.contains(Scopes.EMAIL) && !named.email().isEmpty()) told.put("email", named.email());
    }

    /** How the sign-in was. */
    static void signIn(Proven.Facts facts, OidcClient client, Map<String, Object> told) {
        told.put("auth_time", facts.at());
        told.put("sid", facts.session().toString());
        told.put("acr", facts.acr());
        told.put("amr", facts.amr());
        switch (client.loa()) {
            case NUMBER -> told.put("loa", facts.second() ? "3" : "2");
            case URI -> {
                if (facts.level() != NsisLevel.NONE) told.put("loa", address(facts.level()));
            }
        }
    }

    /** The address that NSIS gives a level. */
    static String address(NsisLevel level) {
        return NSIS
                + switch (level) {
                    case NONE -> "None";
                    case LOW -> "Low";
                    case SUBSTANTIAL -> "Substantial";
                    case HIGH -> "High";
                };
    }

    /** Something lacks that the system must be told: then it is told nothing. */
    static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
