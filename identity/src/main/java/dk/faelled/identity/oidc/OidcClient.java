package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.RuleBroken;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What OpenID Connect needs of a system besides its terms.
 *
 * @param provider id of the system
 * @param realm it finds us in the realm, as clients of the organisation's API do; else at the root of the host
 * @param open it keeps no secret, as what runs in a browser (public client)
 * @param secretAt when it was given its secret; null for none
 * @param redirects where people are sent back to; compared letter by letter
 * @param logouts where they may be sent after signing out, likewise
 * @param backchannel where it is told of the end of a session; null for nowhere
 * @param pkce every code is bound to its asker; always so for an open one
 * @param refresh it may ask for new tokens while a session lasts
 * @param service it also acts for itself ({@code client_credentials})
 * @param serviceRoles roles that it then has in the realm
 * @param rolesSystem identifier in the role catalogue, whose system roles are people's roles in the realm; empty for none
 * @param keys public ones by which it proves who it is, as a JSON Web Key Set; null for one that does so by a secret, or not at all
 * @param pushed it has to say beforehand what it asks for (RFC 9126)
 */
public record OidcClient(
        UUID provider,
        boolean realm,
        boolean open,
        @Nullable Instant secretAt,
        List<String> redirects,
        List<String> logouts,
        @Nullable String backchannel,
        Algorithm algorithm,
        boolean pkce,
        boolean refresh,
        boolean service,
        List<String> serviceRoles,
        String rolesSystem,
        Loa loa,
        @Nullable String keys,
        boolean pushed) {
    private static final int MOST = 50;
    private static final int LONGEST = 1000;

    /** What of it can be changed; that has a history. */
    record Kept(
            List<String> redirects,
            List<String> logouts,
            @Nullable String backchannel,
            Algorithm algorithm,
            boolean pkce,
            boolean refresh,
            boolean service,
            List<String> serviceRoles,
            String rolesSystem,
            Loa loa,
            @Nullable String keys,
            boolean pushed) {}

    /** How the claim {@code loa} is written. */
    public enum Loa {
        /** {@code 2} or, with a second factor, {@code 3} */
        NUMBER,
        /** the NSIS address of the level, where there is one */
        URI
    }

    /** One that has no key, and may ask by the browser alone. */
    public OidcClient(
            UUID provider,
            boolean realm,
            boolean open,
            @Nullable Instant secretAt,
            List<String> redirects,
            List<String> logouts,
            @Nullable String backchannel,
            Algorithm algorithm,
            boolean pkce,
            boolean refresh,
            boolean service,
            List<String> serviceRoles,
            String rolesSystem,
            Loa loa) {
        this(
                provider,
                realm,
                open,
                secretAt,
                redirects,
                logouts,
                backchannel,
                algorithm,
                pkce,
                refresh,
                service,
                serviceRoles,
                rolesSystem,
                loa,
                null,
                false);
    }

    /** @throws RuleBroken at the field that is wrong */
    public OidcClient {
        redirects = addresses("redirects", redirects);
        logouts = addresses("logouts", logouts);
        if (backchannel != null) address("backchannel", backchannel, true);
        if (open && service) throw new RuleBroken("identity.oidc.open-service").at("service");
        if (!service && redirects.isEmpty()) throw new RuleBroken("identity.oidc.redirect.none").at("redirects");
        pkce = pkce || open;
        if (keys != null) {
            if (open) throw new RuleBroken("identity.oidc.keys.open").at("keys");
            keys = ClientKeys.checked(keys);
        }
        serviceRoles = serviceRoles.stream()
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .distinct()
                .toList();
        if (serviceRoles.size() > MOST || serviceRoles.stream().anyMatch(role -> role.length() > LONGEST))
            throw new RuleBroken("identity.oidc.many", MOST).at("serviceRoles");
    }

    Kept kept() {
        return new Kept(
                redirects,
                logouts,
                backchannel,
                algorithm,
                pkce,
                refresh,
                service,
                serviceRoles,
                rolesSystem,
                loa,
                keys,
                pushed);
    }

    /** A new one, without a secret yet. @throws RuleBroken at the field that is wrong */
    static OidcClient of(UUID provider, boolean realm, boolean open, Kept wanted) {
        return of(provider, realm, open, null, wanted);
    }

    /** Where it is found, and whether it keeps a secret, stays: that is what the system was set up with. */
    OidcClient as(Kept wanted) {
        return of(provider, realm, open, secretAt, wanted);
    }

    private static OidcClient of(UUID provider, boolean realm, boolean open, @Nullable Instant secretAt, Kept wanted) {
        return new OidcClient(
                provider,
                realm,
                open,
                secretAt,
                wanted.redirects,
                wanted.logouts,
                wanted.backchannel,
                wanted.algorithm,
                wanted.pkce,
                wanted.refresh,
                wanted.service,
                wanted.serviceRoles,
                wanted.rolesSystem,
                wanted.loa,
                wanted.keys,
                wanted.pushed);
    }

    /** The sites that people are sent back to: {@code https://mo.example}. */
    List<String> origins() {
        return redirects.stream()
                .map(URI::create)
                .filter(one -> one.getScheme().matches("https?"))
                .map(one -> one.getScheme() + "://" + one.getRawAuthority())
                .distinct()
                .toList();
    }

    private static List<String> addresses(String field, List<String> all) {
        var kept = all.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (kept.size() > MOST) throw new RuleBroken("identity.oidc.many", MOST).at(field);
        kept.forEach(one -> address(field, one, false));
        return kept;
    }

    /**
     * In clear only to this very machine, where programs are developed; where we call ourselves, the guard of what goes out
     * has the word.
     */
    private static void address(String field, String text, boolean calledByUs) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException wrong) {
            throw new RuleBroken("identity.oidc.address", text).at(field);
        }
        if (text.length() > LONGEST || uri.getScheme() == null || uri.getRawFragment() != null || uri.isOpaque())
            throw new RuleBroken("identity.oidc.address", text).at(field);
        boolean web = uri.getScheme().matches("https?");
        if (web && (uri.getHost() == null || uri.getUserInfo() != null))
            throw new RuleBroken("identity.oidc.address", text).at(field);
        if (!calledByUs
                && uri.getScheme().equals("http")
                && !uri.getHost().matches("(.+\\.)?localhost|127\\.0\\.0\\.1|\\[::1]"))
            throw new RuleBroken("identity.oidc.address.clear", text).at(field);
        if (calledByUs && !web) throw new RuleBroken("identity.oidc.address", text).at(field);
        // an app's own scheme is a name turned round; anything shorter a browser may run
        if (!web && !uri.getScheme().contains(".")) throw new RuleBroken("identity.oidc.address", text).at(field);
    }
}
