package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Own devices, those of others, login providers, robots and what is forgotten (MFA-14 to 17), over HTTP. */
@Walls
class DeviceHelpTest {
    private static final String PIN = ",\"pincode\":\"1357\"";
    private static final String LOGIN = "/os2faktor/api/login";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Devices devices;

    @Autowired
    private OwnerIndex index;

    @Autowired
    private Bindings bindings;

    @Autowired
    private Accounts accounts;

    @Autowired
    private List<Sweep> sweeps;

    @Autowired
    private List<Schedule> schedules;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private Phone bound(String cpr) {
        var phone = Phone.enrolled(two.wire(), PIN);
        Tenant.run(two.own(), () -> devices.bind(phone.id(), phone.secret(), index.of(new Cpr(cpr)), NsisLevel.LOW));
        return phone;
    }

    private String key(String authority) {
        var administrator = two.signedIn(authority, BuiltInRole.ADMINISTRATOR);
        return administrator
                .send(administrator.withToken(Call.json("POST", "/api/platform/v1/api-keys", """
                        {"name":"Udbyder","permissions":["identity.key.server","identity.key.login-provider"]}
                        """)))
                .json()
                .get("secret")
                .asString();
    }

    private Answer login(String key, String method, String path, String body) {
        return two.wire().send(Call.json(method, LOGIN + path, body).with("ApiKey: " + key));
    }

    private static List<String> ask(String query) throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(superuser, query);
        }
    }

    private static void run(String sentence) throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, sentence);
        }
    }

    @Test
    void oneBindsSeesNamesAndRemovesWhatIsOnesOwnAndNothingElse() {
        var reader = two.signedIn(OWN, BuiltInRole.READER);
        var phone = Phone.enrolled(two.wire(), PIN);
        reader.open("/me/devices/this");
        assertThat(reader.post("/me/devices/this", Map.of("deviceId", phone.id(), "secret", "guessed"))
                        .status())
                .isEqualTo(422);
        assertThat(reader.post("/me/devices/this", Map.of("deviceId", phone.id(), "secret", phone.secret()))
                        .header("Location"))
                .endsWith("/me/devices");
        assertThat(reader.open("/me/devices").body()).contains("Annas telefon").doesNotContain(phone.secret());
        var path = "/me/devices/" + phone.id();
        assertThat(reader.post(path, Map.of("name", "x")).status()).isEqualTo(422);
        reader.post(path, Map.of("name", "Min egen"));
        reader.post(path + "/prime", Map.of());
        assertThat(reader.open("/me/devices").body()).contains("Min egen", "Primær");

        for (var stranger :
                new Visitor[] {two.signedIn(OWN, BuiltInRole.EDITOR), two.signedIn(NEIGHBOUR, BuiltInRole.READER)}) {
            assertThat(stranger.open("/me/devices").body()).doesNotContain("Min egen");
            assertThat(stranger.open(path).status()).isEqualTo(404);
            assertThat(stranger.post(path + "/remove", Map.of()).status()).isEqualTo(404);
        }
        assertThat(reader.post(path + "/remove", Map.of()).header("Location")).endsWith("/me/devices");
        assertThat(phone.call("GET", "/v2/status", "").json().get("disabled").asBoolean())
                .isTrue();
    }

    @Test
    void whoHelpsSeesADeviceOnlyWhenThePersonWasNamedAndEveryActHasAReason() throws Exception {
        var phone = bound("6601501777");
        var path = "/secondfactor/devices/" + phone.id();
        var helper = two.signedIn(OWN, BuiltInRole.ADMINISTRATOR);
        assertThat(helper.open(path).status()).isEqualTo(404);
        helper.open("/secondfactor/devices");
        assertThat(helper.post("/secondfactor/devices", Map.of("q", phone.id())).body())
                .doesNotContain("Annas telefon");
        assertThat(helper.post("/secondfactor/devices", Map.of("q", "")).status())
                .isEqualTo(422);
        var found = helper.post("/secondfactor/devices", Map.of("q", "660150-1777"));
        assertThat(found.body()).contains("Annas telefon").doesNotContain("1777");
        assertThat(ask("select count(*)::text from audit_entry where action = 'secondfactor.device.search'"))
                .doesNotContain("0");
        for (int tries = 0; tries < 5; tries++) phone.call("POST", "/v2/validatePin", "{\"pincode\":\"2468\"}");
        assertThat(helper.open(path).body()).contains("Låst efter forkerte");
        assertThat(helper.post(path + "/unlock", Map.of("reason", "")).status()).isEqualTo(422);
        helper.post(path + "/unlock", Map.of("reason", "Har glemt koden"));
        assertThat(phone.call("GET", "/v2/status", "").json().get("blocked").asBoolean())
                .isFalse();
        helper.post(path + "/block", Map.of("reason", "Tabt"));
        assertThat(phone.call("GET", "/v2/status", "").json().get("disabled").asBoolean())
                .isTrue();
        var theirs = two.signedIn(NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        assertThat(theirs.open(path).status()).isEqualTo(404);
    }

    @Test
    void aLoginProviderManagesDevicesOfThoseItHasNamedAndReadsWhatWasAsked() throws Exception {
        var phone = bound("6601501778");
        var key = key(OWN);
        assertThat(login(key, "POST", "/renameClient", "{\"deviceId\":\"" + phone.id() + "\",\"name\":\"Ny\"}")
                        .status())
                .isEqualTo(404);
        two.wire()
                .send(Call.get("/os2faktor/api/server/clients?ssn="
                                + java.net.URLEncoder.encode(
                                        OwnerIndex.hash(new Cpr("6601501778")),
                                        java.nio.charset.StandardCharsets.UTF_8))
                        .with("ApiKey: " + key)
                        .with("connectorVersion: 1"));
        assertThat(login(key, "POST", "/renameClient", "{\"deviceId\":\"" + phone.id() + "\",\"name\":\"Ny\"}")
                        .status())
                .isEqualTo(200);
        assertThat(login(key, "POST", "/primaryClient/" + phone.id() + "/true", "")
                        .status())
                .isEqualTo(200);
        assertThat(ask("select name || ' ' || prime from secondfactor_device where device_id = '" + phone.id() + "'"))
                .containsExactly("Ny true");
        two.wire()
                .send(new Call(
                        "PUT",
                        "/os2faktor/api/server/client/" + phone.id() + "/authenticate?username=annje",
                        List.of("ApiKey: " + key),
                        ""));
        var history = login(key, "GET", "/mfa/history", "").json();
        assertThat(history.toString()).contains(phone.id(), "annje");
        assertThat(login(key, "GET", "/mfa/history?after=nu", "").status()).isEqualTo(400);
        assertThat(login(key(NEIGHBOUR), "GET", "/mfa/history", "").body()).doesNotContain(phone.id());

        // what is over is moved, and read from where it is then
        run("update secondfactor_challenge set created_at = created_at - interval '6 minutes' where device_id = '"
                + phone.id() + "'");
        var move = schedules.stream()
                .filter(one -> one.name().equals("secondfactor.history"))
                .findFirst()
                .orElseThrow()
                .work();
        Tenant.<Exception>run(two.own(), move::run);
        assertThat(ask("select count(*)::text from secondfactor_challenge where device_id = '" + phone.id() + "'"))
                .containsExactly("0");
        assertThat(ask("select state from secondfactor_history where device_id = '" + phone.id() + "'"))
                .containsExactly("EXPIRED");
        assertThat(login(key, "GET", "/mfa/history", "").body()).contains(phone.id());
        assertThat(login(key, "POST", "/disableClient/" + phone.id(), "").status())
                .isEqualTo(200);
        assertThat(phone.call("GET", "/v2/status", "").json().get("disabled").asBoolean())
                .isTrue();
    }

    @Test
    void aLoginProviderListsWhatItsAuthorityBoundItselfAndWhatItsPersonsHave() {
        var key = key(OWN);
        var local = Phone.enrolled(two.wire(), PIN);
        Tenant.run(
                two.own(),
                () -> bindings.bindLocally(
                        local.id(), index.of(new Cpr("6601501780")), NsisLevel.SUBSTANTIAL, "Vist pas"));
        var own = Phone.enrolled(two.wire(), PIN);
        var account = Tenant.call(
                two.own(), () -> accounts.keep("liste", "Liste", PASSWORD, Set.of(BuiltInRole.READER), null));
        Tenant.run(two.own(), () -> devices.bind(own.id(), own.secret(), devices.ownerOf(account), NsisLevel.LOW));
        var locals = login(key, "GET", "/mfa/local", "").json();
        assertThat(locals.propertyNames()).containsExactly("lastClientDeviceId", "count", "clients");
        assertThat(locals.get("clients").get(0).propertyNames())
                .containsExactly(
                        "name",
                        "passwordless",
                        "clientType",
                        "deviceId",
                        "serialnumber",
                        "nsisLevel",
                        "ssn",
                        "lastUsed",
                        "associatedUserTimestamp");
        assertThat(locals.toString()).contains(local.id()).doesNotContain(own.id());
        assertThat(login(key, "GET", "/mfa/local?deviceId=" + local.id(), "").body())
                .doesNotContain(local.id());
        assertThat(login(key, "GET", "/mfa/nonLocal", "").body())
                .contains(own.id())
                .doesNotContain(local.id());
        var theirs = key(NEIGHBOUR);
        assertThat(login(theirs, "GET", "/mfa/local", "").body()).doesNotContain(local.id());
        assertThat(login(theirs, "GET", "/mfa/nonLocal", "").body()).doesNotContain(own.id());
    }

    @Test
    void whoseNumberTheOrganisationHasIsFoundByIt() throws Exception {
        var person =
                UUID.fromString(java.util.Objects.requireNonNull(two.shared().get("person")));
        var account = Tenant.call(
                two.own(), () -> accounts.keep("nummer", "Nummer", PASSWORD, Set.of(BuiltInRole.READER), person));
        var owner = Tenant.call(two.own(), () -> devices.ownerOf(account));
        assertThat(owner).isIn(index.of(new Cpr("6101501001")), index.of(new Cpr("6201501001")));
        assertThat(Tenant.call(two.own(), () -> devices.ownerOf(account))).isEqualTo(owner);
    }

    @Test
    void aRobotIsNobodysHasNoLevelAndIsSeenByItsAuthority() {
        var key = key(OWN);
        var made = login(key, "POST", "/robo/register", "{\"name\":\"Fakturarobot\"}")
                .json();
        assertThat(made.get("secret").asString()).matches("[A-Z2-7]{32}");
        var id = made.get("deviceId").asString();
        var list = "/os2faktor/api/server/clients?deviceId=" + id;
        var seen = two.wire().send(Call.get(list).with("ApiKey: " + key).with("connectorVersion: 1"));
        assertThat(seen.json().get(0).get("robotMFA").asBoolean()).isTrue();
        assertThat(seen.json().get(0).get("nsisLevel").asString()).isEqualTo("NONE");
        var theirs =
                two.wire().send(Call.get(list).with("ApiKey: " + key(NEIGHBOUR)).with("connectorVersion: 1"));
        assertThat(theirs.body()).isEqualTo("[]");
        assertThat(login(key, "POST", "/robo/register", "{\"name\":\"\"}").status())
                .isEqualTo(400);
    }

    @Test
    void whatNobodyHasAnyMoreIsForgotten() throws Exception {
        var blocked = bound("6601501779");
        blocked.call("DELETE", "", "");
        var unbound = Phone.enrolled(two.wire(), "");
        var unused = bound("6601501779");
        var used = bound("6601501779");
        run("update secondfactor_device set disabled_at = now() - interval '4 months' where device_id = '"
                + blocked.id() + "'");
        run("update secondfactor_device set created_at = now() - interval '7 months' where device_id = '" + unbound.id()
                + "'");
        run("update secondfactor_device set bound_at = now() - interval '13 months' where device_id in ('" + unused.id()
                + "', '" + used.id() + "')");
        run("update secondfactor_device set last_used_at = now() - interval '1 month' where device_id = '" + used.id()
                + "'");
        Tenant.run(two.own(), () -> sweeps.stream()
                .filter(sweep -> sweep.getClass().getName().contains("secondfactor"))
                .forEach(sweep ->
                        new TransactionTemplate(transactions).executeWithoutResult(_ -> sweep.sweep(clock.instant()))));
        assertThat(ask("select device_id from secondfactor_device where device_id in ('" + blocked.id() + "', '"
                        + unbound.id() + "')"))
                .isEmpty();
        assertThat(ask("select device_id from secondfactor_device where disabled_at is not null and device_id in ('"
                        + unused.id() + "', '" + used.id() + "')"))
                .containsExactly(unused.id());
    }
}
