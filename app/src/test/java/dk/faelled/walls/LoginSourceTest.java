package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.claims.Claim;
import dk.faelled.identity.provider.claims.Claims;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People sign in through another provider (IDP-15), over HTTP: a real one, the neighbour within the same program, or a made one. */
@Walls
class LoginSourceTest extends AnotherProvider {
    private static final Pattern SYSTEM = Pattern.compile("/identity/providers/([0-9a-f-]{36})/saml");

    @Autowired
    private OidcClients clients;

    @Autowired
    private Claims claims;

    @Autowired
    private Clock clock;

    /** Somebody with the same user name here and there, signed in there. */
    private Visitor signedInThere(String name) {
        account(name, BuiltInRole.READER);
        Tenant.run(
                two.neighbour(),
                () -> accounts.keep(name, "Karen " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
        var there = new Visitor(two.wire(), PROVIDER + ":" + two.wire().port());
        assertThat(there.signIn(NEIGHBOUR, name, PASSWORD).status()).isLessThan(400);
        return there;
    }

    private String there(String address) {
        assertThat(address).startsWith(issuer() + "/");
        return address.substring(issuer().length());
    }

    /** The neighbour takes us for a client. */
    private UUID neighbourByOidc() {
        var source = oidc(issuer(), "");
        var provider = UUID.randomUUID();
        var client = new OidcClient(
                provider,
                false,
                false,
                null,
                List.of("http://" + host + path(source) + "/back"),
                List.of("http://" + host + "/sign-in"),
                null,
                Algorithm.ES256,
                true,
                false,
                false,
                List.of(),
                "",
                OidcClient.Loa.NUMBER);
        var secret = Tenant.call(
                two.neighbour(),
                () -> clients.add(ServiceProvider.of(provider, "kilde-" + cvr, "Kommunen", Protocol.OIDC10), client));
        administrator.open("/identity/sources/" + source + "/oidc");
        var kept = administrator.post("/identity/sources/" + source + "/oidc", oidcForm(issuer(), secret));
        assertThat(location(kept)).as(kept.body()).endsWith("/oidc");
        return source;
    }

    @Test
    void somebodyComesInThroughAnotherAuthorityByOpenIdConnect() {
        var there = signedInThere("oda");
        var source = neighbourByOidc();
        meaning(source, Map.of("claim", "preferred_username"));
        var visitor = visitor();
        assertThat(visitor.open("/sign-in").body()).doesNotContain("Log ind med Nabo");
        assertThat(visitor.open(path(source)).status()).isEqualTo(404);
        opened(source, Map.of());
        assertThat(visitor.open("/sign-in").body()).contains("Log ind med Nabo", path(source) + "?next=%2F");
        var back = there.open(there(begun(visitor, source, "")));
        assertThat(back.header("Location")).startsWith("http://" + host + path(source) + "/back?");
        var in = visitor.open(location(back));
        assertThat(location(in)).as(in.toString()).isEqualTo("/me/security");
        assertThat(visitor.open("/me/security").body()).contains("Nabo", "Karen oda");
        // the same address once more is nothing
        assertThat(location(visitor.open(location(back)))).contains("/refused/");
        // signed out here, and there only who wishes it
        visitor.open("/me/security");
        var left = location(visitor.post("/sign-out", Map.of()));
        assertThat(left).isEqualTo(path(source) + "/left");
        assertThat(visitor.open("/me/security").header("Location")).contains("/sign-in");
        var page = visitor.open(left);
        assertThat(page.body())
                .contains("Log også ud hos Nabo", issuer() + "/connect/logout?client_id=kilde-" + cvr)
                .contains(encoded("http://" + host + "/sign-in"));
    }

    @Test
    void somebodyComesInThroughAnotherAuthorityBySaml() throws SQLException {
        var there = signedInThere("sam");
        var source = saml(Map.of("source", issuer() + "/sso/saml/metadata"));
        var metadata = two.wire().send(Call.get(path(source) + "/metadata").with("Host: " + host));
        assertThat(metadata.header("Content-Type")).startsWith("application/samlmetadata+xml");
        var neighbour = new Visitor(two.wire(), PROVIDER + ":" + two.wire().port());
        neighbour.signIn(NEIGHBOUR, "ADMINISTRATOR", PASSWORD);
        neighbour.open("/identity/providers/saml/new");
        var taken = neighbour.post("/identity/providers/saml/new", Map.of("name", "Kommunen", "xml", metadata.body()));
        var found = SYSTEM.matcher(String.valueOf(taken.header("Location")));
        assertThat(found.find()).as(taken.body()).isTrue();
        var system = UUID.fromString(found.group(1));
        neighbour.open("/identity/providers/" + system);
        neighbour.post("/identity/providers/" + system, Map.of("name", "Kommunen", "enabled", "yes"));
        Tenant.run(
                two.neighbour(),
                () -> claims.add(new Claim(
                        UUID.randomUUID(), system, "upn", Claim.Kind.DYNAMIC, "userId", null, null, null, false)));
        meaning(source, Map.of("claim", "upn"));
        opened(source, Map.of());
        var visitor = visitor();
        var page = there.open(there(begun(visitor, source, "")));
        var form = SamlSystem.form(page);
        assertThat(form).containsEntry("action", "http://" + host + path(source) + "/acs");
        // a form of another site brings no session along, and gets none
        var posted = two.wire()
                .send(Call.form(
                                path(source) + "/acs",
                                Map.of(
                                        "SAMLResponse", String.valueOf(form.get("SAMLResponse")),
                                        "RelayState", String.valueOf(form.get("RelayState"))))
                        .with("Host: " + host));
        assertThat(posted.status()).as(posted.toString()).isEqualTo(303);
        assertThat(posted.all("Set-Cookie")).isEmpty();
        assertThat(location(posted)).startsWith(path(source) + "/on?key=");
        assertThat(ask("select count(*) from identity_source_answer where tenant_id = '%s'"))
                .isEqualTo("1");
        // another browser gets nothing of it, and it is gone then
        var in = visitor.open(location(posted));
        assertThat(location(in)).as(in.toString()).isEqualTo("/me/security");
        assertThat(visitor.open("/me/security").body()).contains("Nabo", "Karen sam");
        assertThat(ask("select count(*) from identity_source_answer where tenant_id = '%s'"))
                .isEqualTo("0");
        // what it is called there is sealed
        assertThat(
                        ask(
                                "select count(*) from identity_source_stay where tenant_id = '%s' and session_index like '\\_%%'"))
                .isEqualTo("1");

        // signed out here, one is signed out there
        visitor.open("/me/security");
        var leave = location(visitor.post("/sign-out", Map.of()));
        assertThat(leave).startsWith(path(source) + "/leave?key=");
        var asked = refresh(visitor.open(leave));
        assertThat(there(asked)).startsWith("/sso/saml/logout?SAMLRequest=");
        var answered = refresh(there.open(there(asked)));
        assertThat(answered).startsWith("http://" + host + path(source) + "/slo?SAMLResponse=");
        assertThat(there.open("/me/security").header("Location")).contains("/sign-in");
        var end = location(visitor.open(ours(answered)));
        assertThat(end).isEqualTo(path(source) + "/left?told=yes");
        assertThat(visitor.open(end).body()).contains("også logget ud hos Nabo");
        // neither the request nor the answer counts once more
        assertThat(location(visitor.open(ours(answered)))).contains("/refused/");
        assertThat(location(visitor.open(leave))).isEqualTo(path(source) + "/left");

        // signed out there, one is signed out here
        there.signIn(NEIGHBOUR, "sam", PASSWORD);
        cameBySaml(there, visitor, source);
        there.open("/");
        var question = refresh(there.open(location(there.post("/sign-out", Map.of()))));
        assertThat(question).startsWith("http://" + host + path(source) + "/slo?SAMLRequest=");
        var forged = question.replaceFirst("Signature=....", "Signature=AAAA");
        assertThat(location(visitor.open(ours(forged)))).contains("/refused/");
        assertThat(visitor.open("/me/security").status()).isEqualTo(200);
        var on = location(visitor.open(ours(question)));
        assertThat(on).startsWith(path(source) + "/slo/on?key=");
        var answer = refresh(visitor.open(location(visitor.open(on))));
        assertThat(there(answer)).startsWith("/sso/saml/logout/response?SAMLResponse=");
        assertThat(location(there.open(there(answer)))).isEqualTo("/sign-in");
        assertThat(visitor.open("/me/security").header("Location")).contains("/sign-in");

        // and a source that is closed takes its sessions along
        there.signIn(NEIGHBOUR, "sam", PASSWORD);
        cameBySaml(there, visitor, source);
        assertThat(visitor.open("/me/security").status()).isEqualTo(200);
        opened(source, Map.of("enabled", "no"));
        assertThat(visitor.open("/me/security").header("Location")).contains("/sign-in");

        // as does one that is removed, whether they are used again or not
        opened(source, Map.of());
        cameBySaml(there, visitor, source);
        assertThat(visitor.open("/me/security").status()).isEqualTo(200);
        var told = "select count(*) from audit_entry where tenant_id = '%s' and action = 'identity.session.end'";
        var before = ask(told);
        administrator.open("/identity/sources/" + source);
        administrator.post("/identity/sources/" + source + "/remove", Map.of());
        await().until(() -> !ask(told).equals(before));
        await().until(() -> ask("select count(*) from identity_source_stay where tenant_id = '%s'")
                .equals("0"));
        assertThat(visitor.open("/me/security").header("Location")).contains("/sign-in");
    }

    private String ours(String address) {
        assertThat(address).startsWith("http://" + host + "/");
        return address.substring(("http://" + host).length());
    }

    private void cameBySaml(Visitor there, Visitor visitor, UUID source) {
        var form = SamlSystem.form(there.open(there(begun(visitor, source, ""))));
        var posted = visitor.send(Call.form(
                path(source) + "/acs",
                Map.of(
                        "SAMLResponse", String.valueOf(form.get("SAMLResponse")),
                        "RelayState", String.valueOf(form.get("RelayState")))));
        assertThat(location(visitor.open(location(posted)))).isEqualTo("/me/security");
    }

    private String arrived(Visitor visitor, UUID source, ForgedProvider forged, String name, List<String> amr) {
        var begun = begun(visitor, source, "");
        forged.tells(forged.signed(forged.claims(begun, name).claim("amr", amr).build()));
        return location(visitor.open(path(source) + "/back?code=c&state="
                + encoded(String.valueOf(RelyingSystem.parameters(begun).get("state")))));
    }

    @Test
    void oursIsAskedForWhereTheSourceProvesNoSecondFactor() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            meaning(source, Map.of());
            opened(source, Map.of());
            account("mette", BuiltInRole.READER);
            var app = Authenticator.addedBy(signedIn("mette"), clock);
            Authenticator.codesMayComeAgain();
            assertThat(arrived(visitor(), source, forged, "mette", List.of("pwd", "mfa")))
                    .isEqualTo("/me/security");
            var visitor = visitor();
            assertThat(arrived(visitor, source, forged, "mette", List.of("pwd")))
                    .isEqualTo("/sign-in/second");
            assertThat(visitor.open("/me/security").header("Location")).contains("/sign-in");
            visitor.open("/sign-in/second");
            var in = visitor.post("/sign-in/second/code", Map.of("code", app.code()));
            assertThat(location(in)).isEqualTo("/me/security");
            assertThat(visitor.open("/me/security").body()).contains("Nabo");
        }
    }

    @Test
    void whoIsNotMeantOrMayNotIsToldSoUnderACode() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            meaning(source, Map.of());
            opened(source, Map.of());
            var stranger = visitor();
            assertThat(refusal(stranger, arrived(stranger, source, forged, "nobody", List.of())))
                    .isEqualTo("UNKNOWN 3 found=0");
            assertThat(administrator
                            .open("/identity/sources/" + source + "/trial")
                            .body())
                    .contains("du findes ikke her", "preferred_username", "Personer fundet");
            account("lise", BuiltInRole.READER);
            var locked = administrator.open("/identity/persons");
            assertThat(locked.status()).isEqualTo(200);
            try (var superuser = dk.faelled.platform.TestDatabase.database().superuser()) {
                Twin.run(
                        superuser,
                        "update identity_person set admin_lock_at = now(), admin_lock_reason = 'x' where tenant_id = '%s' and user_name = 'lise'"
                                .formatted(tenant));
            }
            var lise = visitor();
            assertThat(arrived(lise, source, forged, "lise", List.of("mfa"))).isEqualTo("/sign-in/refused");
            assertThat(lise.open("/sign-in/refused").status()).isEqualTo(403);
            meaning(source, Map.of("claim", "upn"));
            assertThat(refusal(stranger, arrived(stranger, source, forged, "lise", List.of())))
                    .isEqualTo("CLAIM_MISSING 2 claim=upn");
            meaning(source, Map.of("by", "CPR"));
            assertThat(refusal(stranger, arrived(stranger, source, forged, "lise", List.of())))
                    .isEqualTo("CLAIM_FORM 2 claim=preferred_username");
        }
    }

    @Test
    void anAdministratorTriesAClosedSourceAndNobodyIsSignedIn() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            meaning(source, Map.of("most", "LOW"));
            account("prøve", BuiltInRole.READER);
            var trial = "/identity/sources/" + source + "/trial";
            administrator.open(trial);
            var begun = refresh(administrator.post(trial, Map.of()));
            forged.tells(forged.signed(forged.claims(begun, "prøve")
                    .claim("cpr", "010170-1234")
                    .claim("amr", List.of("pwd", "mfa"))
                    .build()));
            var back = administrator.open(path(source) + "/back?code=c&state="
                    + encoded(String.valueOf(RelyingSystem.parameters(begun).get("state"))));
            assertThat(location(back)).isEqualTo(trial);
            assertThat(administrator.open(trial).body())
                    .contains("Karen prøve", "Lav", "010170-****", "preferred_username")
                    .doesNotContain("010170-1234", "??");
            assertThat(administrator.open("/me/security").body()).contains("Karen vera");
            // what is wrong is seen there, too
            administrator.open(trial);
            var again = refresh(administrator.post(trial, Map.of()));
            forged.tells("no.token.here");
            administrator.open(path(source) + "/back?code=c&state="
                    + encoded(String.valueOf(RelyingSystem.parameters(again).get("state"))));
            assertThat(administrator.open(trial).body()).contains("kan ikke stoles på");
        }
    }

    @Test
    void whoeverIsAtHomeThereIsSentThereAndThePasswordHereStillWorks() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            opened(source, Map.of("home", "EVERYBODY"));
            account("ida", BuiltInRole.READER);
            assertThat(location(visitor().open("/sign-in?next=/me/security")))
                    .isEqualTo(path(source) + "?next=%2Fme%2Fsecurity");
            assertThat(visitor().open("/sign-in").status()).isEqualTo(200);
            var local = visitor();
            var form = local.open("/sign-in?next=/me/security&local=yes");
            assertThat(form.body()).contains("/sign-in?next=%2Fme%2Fsecurity&amp;local=yes");
            var in = local.post("/sign-in?next=/me/security&local=yes", Map.of("name", "ida", "password", PASSWORD));
            assertThat(location(in)).isEqualTo("/me/security");
            opened(source, Map.of("home", "DOMAINS", "homeDomains", "fælled"));
            var typed = visitor();
            assertThat(typed.open("/sign-in?next=/").status()).isEqualTo(200);
            // said of every name, whether somebody has it or not
            for (var name : List.of("ida@fælled", "nobody@fælled"))
                assertThat(location(typed.post("/sign-in?next=/", Map.of("name", name, "password", "x"))))
                        .isEqualTo(path(source) + "?next=%2F");
            assertThat(typed.post("/sign-in?next=/", Map.of("name", "ida@other", "password", "x"))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void aSourceIsItsAuthoritysAndAtItsHostOnly() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            opened(source, Map.of());
            for (var elsewhere : List.of("own.example", "neighbour.example", "unknown.example"))
                for (var behind : List.of("", "/metadata", "/left", "/back?state=x&code=y"))
                    assertThat(new Visitor(two.wire(), elsewhere)
                                    .open(path(source) + behind)
                                    .status())
                            .as(elsewhere + behind)
                            .isIn(302, 404)
                            .satisfies(status -> {
                                if (!behind.equals("/left")) assertThat(status).isEqualTo(404);
                            });
            var neighbour = two.signedIn(NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
            for (var tab : List.of("", "/oidc", "/persons", "/trial", "/remove"))
                assertThat(neighbour.open("/identity/sources/" + source + tab).status())
                        .as(tab)
                        .isEqualTo(404);
            assertThat(neighbour.open("/identity/sources").body()).doesNotContain(source.toString());
            assertThat(visitor().open("/sign-in").body()).contains("Log ind med Nabo");
            assertThat(new Visitor(two.wire(), "own.example").open("/sign-in").body())
                    .doesNotContain("Log ind med Nabo");
        }
    }
}
