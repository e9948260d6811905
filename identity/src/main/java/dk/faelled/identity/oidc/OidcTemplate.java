package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.SigningKey.Algorithm;

/** What a usual kind of client wants (skabelon): what the form for a new one begins with, and anybody may change (BEY-10). */
enum OidcTemplate {
    /** a site with a server of its own, which keeps a secret */
    WEB(false, false, Algorithm.ES256, true, false, false),
    /** what runs in a browser or on a phone, where nothing stays secret */
    BROWSER(false, true, Algorithm.ES256, true, true, false),
    /** what acts for itself, without anybody who signs in */
    SERVICE(false, false, Algorithm.ES256, true, false, true),
    /** a library of the time before proof keys, and before elliptic curves */
    OLDER(false, false, Algorithm.RS256, false, false, false),
    /** a program that calls the organisation's API as it called OS2mo's */
    ORGANISATION(true, false, Algorithm.RS256, true, false, true);

    private final boolean realm;
    private final boolean open;
    private final Algorithm algorithm;
    private final boolean pkce;
    private final boolean refresh;
    private final boolean service;

    OidcTemplate(boolean realm, boolean open, Algorithm algorithm, boolean pkce, boolean refresh, boolean service) {
        this.realm = realm;
        this.open = open;
        this.algorithm = algorithm;
        this.pkce = pkce;
        this.refresh = refresh;
        this.service = service;
    }

    /** As the form for a new client shows it. */
    Fields form() {
        return Fields.empty()
                .with("place", realm ? "realm" : "root")
                .with("kind", open ? "open" : "secret")
                .with("algorithm", algorithm.name())
                .with("pkce", pkce)
                .with("refresh", refresh)
                .with("service", service);
    }
}
