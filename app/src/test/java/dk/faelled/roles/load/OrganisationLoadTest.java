package dk.faelled.roles.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.projection.Projection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The municipality of the worked example, loaded as loaders of an OS2rollekatalog do it. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class OrganisationLoadTest {
    private static final String BASE = "/os2rollekatalog/api/";
    private static final String V3 = BASE + "organisation/v3";
    private static final String NOTHING =
            "{\"usersCreated\":0,\"usersUpdated\":0,\"usersDeleted\":0,\"ousCreated\":0,\"ousUpdated\":0,\"ousDeleted\":0}";

    @Autowired
    ApplicationContext context;

    @Autowired
    LoadSettings settings;

    @Autowired
    LoadReports reports;

    @Autowired
    Projection projection;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    UserRoleRegister userRoles;

    @Autowired
    UnitAssignments onUnits;

    @Autowired
    Facets facets;

    @Autowired
    Classes classes;

    @Autowired
    Tenants tenants;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    private MockMvc api() {
        return MockMvcBuilders.standaloneSetup(
                        context.getBean("loadApi"), context.getBean("functionsApi"), context.getBean("lookupApi"))
                .build();
    }

    @BeforeEach
    void loadersAreLetIn() {
        settings.decide(new LoadRules(true, true, 10, true, true));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String unit(String name, String parent, String manager, String more) {
        return """
                {"id":7,"uuid":"%s","name":"%s","parentOrgUnitUuid":%s,"manager":%s%s}""".formatted(
                        id(name),
                        name,
                        parent.isEmpty() ? "null" : "\"" + id(parent) + "\"",
                        manager.isEmpty()
                                ? "null"
                                : "{\"uuid\":\"" + id(manager) + "\",\"userId\":\""
                                        + manager.toUpperCase(java.util.Locale.ROOT) + "\"}",
                        more);
    }

    private static String place(String unit, String title) {
        return """
                {"name":"%s","orgUnitUuid":"%s","titleUuid":"%s"}""".formatted(title, id(unit), id(title));
    }

    private static String user(String name, String... places) {
        return """
                {"extUuid":"%s","userId":"%s","name":"%s Prøve","email":null,"positions":[%s]}""".formatted(id(name), name, name, String.join(",", places));
    }

    private static final List<String> UNITS = List.of(
            unit("K", "", "anna", ",\"level\":\"LEVEL_1\""),
            unit("S", "K", "bo", ",\"klePerforming\":[\"27.18\"],\"inheritKle\":true"),
            unit("S1", "S", "", ""),
            unit("S2", "S", "carla", ",\"level\":\"LEVEL_3\""),
            unit("S21", "S2", "", ""),
            unit("T", "K", "nobody", ""));

    private static final List<String> USERS = List.of(
            user("anna", place("K", "Leder")),
            user("bo", place("S", "Leder")),
            user("carla", place("S2", "Leder")),
            user("erik", place("S2", "Socialrådgiver")),
            user("fie", place("S21", "Socialrådgiver"), place("T", "Konsulent")),
            user("gert", place("S21", "Andet")));

    private static String whole(List<String> units, List<String> users) {
        return "{\"orgUnits\":[" + String.join(",", units) + "],\"users\":[" + String.join(",", users) + "]}";
    }

    private static List<String> with(List<String> all, String... more) {
        var list = new ArrayList<>(all);
        list.addAll(List.of(more));
        return list;
    }

    private String post(String address, String body, int status) throws Exception {
        return answer(
                MockMvcRequestBuilders.post(address)
                        .contentType("application/json")
                        .content(body.getBytes(StandardCharsets.UTF_8)),
                status);
    }

    private String get(String address, int status) throws Exception {
        return answer(MockMvcRequestBuilders.get(address), status);
    }

    private String answer(RequestBuilder request, int status) throws Exception {
        var answer = api().perform(request).andReturn().getResponse();
        var body = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(body).isEqualTo(status);
        return body;
    }

    private long count(String query) {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> sql.sql(query).query(Long.class).single()));
    }

    private void titles() throws Exception {
        post(
                BASE + "title",
                "[{\"uuid\":\"%s\",\"name\":\"Socialrådgiver\"},{\"uuid\":\"%s\",\"name\":\"Konsulent\"}]"
                        .formatted(id("Socialrådgiver"), id("Konsulent")),
                200);
    }

    private String held(String user) throws Exception {
        return json.readTree(get(BASE + "user/" + user + "/rolesAsList?system=", 200))
                .get("userRoles")
                .toString()
                .replaceAll("[\\[\\]\"]", "");
    }

    private void assignments() {
        ItSystemId system = systems.create(WriteItSystem.of("Sag", "SAG", ItSystem.Kind.SAML))
                .id();
        UserRole below = userRoles.create(system, WriteUserRole.of("Alle i S", "R1"));
        UserRole titled = userRoles.create(system, WriteUserRole.of("Socialrådgivere", "R2"));
        UserRole leading = userRoles.create(system, WriteUserRole.of("Ledere", "R6"));
        onUnits.assign(here("S", below).andBelow(), "");
        onUnits.assign(here("S2", titled).titled(TitleMode.POSITIVE, Set.of(new TitleId(id("Socialrådgiver")))), "");
        onUnits.assign(here("S", leading).andBelow().led(true, false), "");
    }

    private static UnitAssignment here(String unit, UserRole role) {
        return UnitAssignment.here(new AssignmentId(0), new UnitId(id(unit)), new Target.OfRole(role.id()));
    }

    @Test
    void anOrganisationIsLoadedWholeAndTheSameAgainWritesNothing() throws Exception {
        titles();
        assertThat(post(V3, whole(UNITS, USERS), 200))
                .isEqualTo(
                        "{\"usersCreated\":6,\"usersUpdated\":0,\"usersDeleted\":0,\"ousCreated\":6,\"ousUpdated\":0,\"ousDeleted\":0}");
        var audited = count("select count(*) from audit_entry where stream = 'CHANGE'");
        var version = count("select version from role_tree_version");
        var loads = count("select count(*) from organisation_load");
        assertThat(audited).isGreaterThan(12);
        assertThat(post(V3, whole(UNITS.reversed(), USERS.reversed()), 200)).isEqualTo(NOTHING);
        assertThat(post(V3 + "/delta", "[" + USERS.get(3) + "]", 200)).isEqualTo(NOTHING);
        var told = get(V3, 200);
        assertThat(told)
                .contains("\"klePerforming\":[\"27.18\"]", "\"level\":\"LEVEL_3\"", "\"cpr\":null")
                .contains("\"manager\":{\"uuid\":\"" + id("carla") + "\",\"userId\":\"carla\"}");
        assertThat(json.readTree(told).get("users")).hasSize(6);
        assertThat(post(V3, told, 200)).isEqualTo(NOTHING);
        assertThat(count("select count(*) from audit_entry where stream = 'CHANGE'"))
                .isEqualTo(audited);
        assertThat(count("select version from role_tree_version")).isEqualTo(version);
        assertThat(count("select count(*) from organisation_load")).isEqualTo(loads);
        assertThat(count("select count(*) from role_unit where manager_id is not null"))
                .as("who is no user leads nothing")
                .isEqualTo(3);
        projection.whole();
        assertThat(post(V3, whole(UNITS, USERS), 200))
                .as("Fælled's own organisation stays out of it")
                .isEqualTo(NOTHING);
    }

    @Test
    void rolesFollowWhatIsLoaded() throws Exception {
        titles();
        post(V3, whole(UNITS, USERS), 200);
        assignments();
        assertThat(held("erik")).isEqualTo("R1,R2");
        assertThat(held("fie")).isEqualTo("R1");
        assertThat(held("carla")).isEqualTo("R1,R6");
        assertThat(held("anna")).isEmpty();

        assertThat(post(V3 + "/delta", "[" + user("Erik", place("T", "Socialrådgiver")) + "]", 200))
                .contains("\"usersUpdated\":1", "\"usersDeleted\":0");
        assertThat(held("erik")).isEmpty();
        assertThat(post(
                        V3 + "/delta",
                        "[" + user("erik", place("S2", "Socialrådgiver"), place("X", "Andet")) + "]",
                        200))
                .contains("\"usersUpdated\":1");
        assertThat(held("erik")).isEqualTo("R1,R2");
        assertThat(reports.latest(1).getFirst().lines())
                .contains("Position in an unknown OrgUnit was skipped: erik / " + id("X"));

        var moved = new ArrayList<>(UNITS);
        moved.set(3, unit("S2", "T", "carla", ""));
        assertThat(post(V3, whole(moved, USERS), 200)).contains("\"ousUpdated\":1");
        assertThat(held("erik")).isEqualTo("R2");
        assertThat(held("fie")).isEmpty();
        post(V3, whole(UNITS, USERS), 200);
        assertThat(held("carla")).isEqualTo("R1,R6");

        post(BASE + "title", "[]", 200);
        assertThat(held("erik")).isEqualTo("R1");
        assertThat(get(BASE + "title", 200)).isEqualTo("[]");
    }

    @Test
    void whoIsNotNamedIsGoneAndComesBackAsTheSamePersonOnly() throws Exception {
        titles();
        post(V3, whole(UNITS, USERS), 200);
        assignments();
        var without = USERS.subList(0, 3);
        assertThat(post(V3, whole(UNITS, without), 200)).contains("\"usersDeleted\":3");
        get(BASE + "user/erik/rolesAsList?system=", 404);
        assertThat(post(V3, whole(UNITS, USERS), 200)).contains("\"usersCreated\":0,\"usersUpdated\":3");
        assertThat(held("erik")).isEqualTo("R1,R2");
        var kept = count("select count(*) from role_user");

        var another =
                user("erik", place("S2", "Socialrådgiver")).replace(id("erik").toString(), id("x").toString());
        assertThat(post(V3 + "/delta", "[" + another + "]", 200))
                .as("a user who is there stays the same, whatever the UUID")
                .contains("\"usersUpdated\":1");
        assertThat(count("select count(*) from role_user")).isEqualTo(kept);
        post(V3, whole(UNITS, without), 200);
        post(V3, whole(UNITS, with(without, USERS.get(3))), 200);
        assertThat(count("select count(*) from role_user"))
                .as("who was deleted and comes back as another person is another user")
                .isEqualTo(kept + 1);

        assertThat(post(V3, whole(UNITS.subList(0, 5), without), 200)).contains("\"ousDeleted\":1");
        assertThat(post(V3, whole(UNITS, without), 200)).contains("\"ousCreated\":1");
        assertThat(post(V3, whole(List.of(), without.subList(0, 2)), 200))
                .as("a load without units leaves them, but nobody who is gone leads one")
                .contains("\"usersDeleted\":1", "\"ousUpdated\":1,\"ousDeleted\":0");
    }

    @Test
    void aLoadThatIsWrongChangesNothingAndIsToldWhole() throws Exception {
        post(V3, whole(UNITS, USERS), 200);
        var before = get(V3, 200);
        var wrong = post(
                V3,
                whole(
                        with(UNITS, unit("U", "", "", "")),
                        with(USERS, user("hans", place("X", "Andet")), user("", place("T", "Andet")))),
                400);
        assertThat(wrong)
                .contains("\"status\":400", "\"error\":\"Bad Request\"", "\"path\":\"" + V3 + "\"")
                .contains("\"message\":\"Users with a position in non-existent OrgUnits are not allowed: hans / "
                        + id("X"))
                .contains("Users with null/empty userId not allowed")
                .contains("There must be exactly 1 root OrgUnit, but 2 was supplied");
        assertThat(get(V3, 200)).isEqualTo(before);
        assertThat(reports.latest(1).getFirst().refused()).isTrue();
        assertThat(reports.latest(1).getFirst().lines()).hasSize(3);
        assertThat(post(V3, "{\"users\":", 400)).contains("\"timestamp\"", "\"message\"");
        post(V3 + "?domain=Skole", "{}", 404);
        assertThat(post(BASE + "organisation", "{}", 400)).contains("v3");
        assertThat(post(BASE + "title", "[{\"uuid\":\"x\",\"name\":\"y\"}]", 400))
                .contains("valid UUID: x");
    }

    @Test
    void aLoadInWhichTooManyAreMissingStopsUntilItIsAllowedOnce() throws Exception {
        var many = new ArrayList<String>();
        for (int i = 0; i < 50; i++) many.add(user("b" + i, place("T", "Andet")));
        post(V3, whole(UNITS, many), 200);
        var before = get(V3, 200);
        var half = many.subList(0, 25);
        assertThat(post(V3, whole(UNITS, half), 409)).contains("would remove 25 of 50 users", "Nothing was changed");
        assertThat(get(V3, 200)).isEqualTo(before);
        Somebody.with("roles.itsystem.update")
                .does(() -> assertThatThrownBy(settings::allowRemoval).isInstanceOf(Forbidden.class));
        settings.allowRemoval();
        assertThat(post(V3, whole(UNITS, half), 200)).contains("\"usersDeleted\":25");
        post(V3, whole(UNITS, many), 200);
        post(V3, whole(UNITS, half), 409);
        settings.decide(new LoadRules(true, false, 10, true, true));
        post(V3, whole(UNITS, half), 200);
    }

    @Test
    void olderLoadersAreUnderstood() throws Exception {
        var old = """
                {"orgUnits":[{"uuid":"%1$s","name":"K","kle-performing":["27.18"],"it-systems":[3],"manager-uuid":"%2$s"}],
                 "users":[{"uuid":"%2$s","user_id":"anna","name":"Anna","positions":[{"name":"Chef","orgUnitUuid":"%1$s","primary":true}],
                           "kle-performing":["27.18"]}]}
                """.formatted(id("K"), id("anna"));
        assertThat(post(BASE + "organisation/v2", old, 200)).contains("\"usersCreated\":1", "\"ousCreated\":1");
        assertThat(post(BASE + "organisation/v2", old, 200)).isEqualTo(NOTHING);
        assertThat(get(V3, 200)).contains("\"userId\":\"anna\"", "\"manager\":{");
        var codes = BASE + "orgunit/kle/";
        post(codes + id("K"), "{\"klePerforming\":[\"27.18\",\"28\"],\"kleInterest\":[\"29\"]}", 200);
        assertThat(get(V3, 200)).contains("\"klePerforming\":[\"27.18\",\"28\"],\"kleInterest\":[\"29\"]");
        post(codes + id("X"), "{}", 404);
    }

    @Test
    void functionsAreLoadedBeforeTheirHoldersAndTakenFromThemWhenTheyAreGone() throws Exception {
        var functions = BASE + "v2/function/sync";
        post(functions, "[{\"uuid\":\"%s\",\"name\":\"AMR\"}]".formatted(id("AMR")), 200);
        var safe = user("erik", place("S2", "Andet"))
                .replaceFirst("}$", "")
                .concat(
                        ",\"functions\":[{\"ouUuid\":\"%s\",\"functionUuid\":\"%s\"},{\"ouUuid\":\"%s\",\"functionUuid\":\"%s\"}]}"
                                .formatted(id("S"), id("AMR"), id("S"), id("ukendt")));
        post(V3, whole(UNITS, List.of(safe)), 200);
        assertThat(count("select count(*) from role_office")).isEqualTo(1);
        assertThat(get(BASE + "v2/function", 200)).contains("\"name\":\"AMR\"");
        post(functions, "[]", 200);
        assertThat(count("select count(*) from role_office")).isZero();
    }

    @Test
    void functionsAreKnownByTheirNamesAloneToOlderLoadersAndOneByOneToNewer() throws Exception {
        var names = BASE + "function";
        post(names, "[\"AMR\",\"TR\",\" \",null]", 200);
        assertThat(get(names, 200)).isEqualTo("[\"AMR\",\"TR\"]");
        var first = get(BASE + "v2/function", 200);
        post(names, "[\"AMR\"]", 200);
        post(names, "[\"TR\",\"AMR\"]", 200);
        assertThat(get(BASE + "v2/function", 200))
                .as("the same name is the same function")
                .isEqualTo(first);
        var one = BASE + "v2/function/" + id("FTR");
        get(one, 404);
        var said = "{\"uuid\":\"%s\",\"name\":\"FTR\"}".formatted(id("FTR"));
        assertThat(post(BASE + "v2/function", said, 201)).isEqualTo(said);
        post(BASE + "v2/function", said, 409);
        post(BASE + "v2/function", "{\"name\":\"\"}", 400);
        assertThat(get(one, 200)).isEqualTo(said);
        assertThat(answer(
                        MockMvcRequestBuilders.put(one)
                                .contentType("application/json")
                                .content("{\"name\":\"Fælles\"}"),
                        200))
                .contains("\"name\":\"Fælles\"");
        answer(MockMvcRequestBuilders.delete(one), 200);
        answer(MockMvcRequestBuilders.delete(one), 404);
        assertThat(get(names, 200)).isEqualTo("[\"AMR\",\"TR\"]");
    }

    @Test
    void unitsBeginWithTheCodesThatAreSetTakenAndAdded() throws Exception {
        var facet = facets.keyed("kle_number").orElseThrow();
        for (var code : List.of("01", "02", "02.00", "02.11", "02.11.05", "02.11.10", "03", "27", "27.18"))
            classes.create(
                    ClassId.fresh(), Validity.ALWAYS, Classification.of(code, "Emne " + code, facet, null), null);
        post(V3, whole(UNITS, USERS), 200);
        var address = BASE + "kleload";
        post(address, """
                [{"uuid":"%s","kle":{"init":["01-03","02.11-99","98"],"remove":["03"]}},
                 {"uuid":"%s","kle":{"remove":["02.11.05"],"add":["27.18","99"]}},
                 {"uuid":"%s","kle":{"init":["27"]}}]
                """.formatted(id("T"), id("S"), id("X")), 400);
        settings.decide(new LoadRules(true, true, 10, false, true));
        post(
                V3,
                whole(
                        UNITS.stream()
                                .map(one -> one.replace(",\"klePerforming\":[\"27.18\"],\"inheritKle\":true", ""))
                                .toList(),
                        USERS),
                200);
        post(BASE + "orgunit/kle/" + id("S"), "{\"klePerforming\":[]}", 200);
        post(address, """
                [{"uuid":"%s","kle":{"init":["01-03","02.11-99","98"],"remove":["03"]}},
                 {"uuid":"%s","kle":{"remove":["02.11.05"],"add":["27.18","99"]}},
                 {"uuid":"%s","kle":{"init":["27"]}}]
                """.formatted(id("K"), id("S"), id("X")), 200);
        assertThat(codes("K")).isEqualTo("[\"01\",\"02\"]");
        assertThat(codes("S")).isEqualTo("[\"01\",\"02.00\",\"02.11.10\",\"03\",\"27.18\"]");
        assertThat(codes("S21")).isEqualTo("[\"01\",\"02\",\"03\"]");
        assertThat(post(address, "[]", 400)).contains("there already");
    }

    private String codes(String unit) throws Exception {
        for (var one : json.readTree(get(V3, 200)).get("orgUnits"))
            if (one.get("uuid").asString().equals(id(unit).toString()))
                return one.get("klePerforming").toString();
        throw new AssertionError(unit);
    }

    @Test
    void whereFaelledsOwnOrganisationCountsNothingIsLoadedAndTheNeighbourKnowsNothing() throws Exception {
        post(V3, whole(UNITS, USERS), 200);
        var other = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.<Exception>run(other.id(), () -> {
            assertThat(post(V3, whole(UNITS, USERS), 409)).contains("Organisationen kommer fra");
            assertThat(get(V3, 200)).isEqualTo("{\"orgUnits\":[],\"users\":[]}");
            post(BASE + "title", "[]", 409);
            get(BASE + "user/erik/nameid", 404);
        });
        settings.decide(new LoadRules(false, true, 10, true, true));
        assertThat(post(V3, whole(UNITS, USERS), 409)).doesNotContain("usersCreated");
        assertThat(get(V3, 200)).isEqualTo("{\"orgUnits\":[],\"users\":[]}");
    }
}
