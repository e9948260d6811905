package dk.faelled.identity.oidc;

import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/** Where a system finds us: at the root of the authority's host, or in its realm. Two places, two issuers, no client of both. */
final class Place {
    static final String REALMS = "/auth/realms/";
    static final String IN_REALM = "/protocol/openid-connect";

    private Place() {}

    /** The issuer of the running request. */
    static String issuer() {
        var context = AuthorizationServerContextHolder.getContext();
        return context == null ? "" : context.getIssuer();
    }

    static boolean isRealm() {
        return isRealm(issuer());
    }

    static boolean isRealm(String issuer) {
        return issuer.contains(REALMS);
    }

    /** Where systems say beforehand what they will ask for. */
    static String pushed(String issuer) {
        return isRealm(issuer) ? issuer + IN_REALM + "/ext/par/request" : issuer + "/oauth2/par";
    }

    /** The name of the realm in a path; empty for one outside. */
    static String realm(String path) {
        if (!path.startsWith(REALMS)) return "";
        var rest = path.substring(REALMS.length());
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
