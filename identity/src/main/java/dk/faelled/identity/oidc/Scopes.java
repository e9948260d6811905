package dk.faelled.identity.oidc;

import java.util.List;

/** What a system may ask to be told. */
final class Scopes {
    static final String OPENID = "openid";
    static final String PROFILE = "profile";
    static final String EMAIL = "email";

    /** The last ones say nothing here; clients of other issuers ask for them all the same. */
    static final List<String> ALL =
            List.of(OPENID, PROFILE, EMAIL, "roles", "web-origins", "acr", "basic", "offline_access");

    private Scopes() {}
}
