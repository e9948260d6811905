package dk.faelled.roles.giving;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Others;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Systems outside that assign, on units and to many at once, and are told who holds what through what. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class PlacingTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final String ON_UNIT = "v2/organisation/assignment/userrole";

    @Autowired
    ApplicationContext context;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    RoleGroupRegister groups;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JsonMapper json;

    private Others others = Others.nobody();
    private ItSystemId system = new ItSystemId(0);
    private long first;
    private long second;

    @BeforeEach
    void anOrganisationAndTwoRoles() throws Exception {
        others = new Others(
                context,
                "givingApi",
                "heldApi",
                "placingApi",
                "lookupApi",
                "loadApi",
                "readApi",
                "managersApi",
                "whyApi",
                "whatIfApi");
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        sql.sql("update account_domain set source = 'API_LOAD'").update());
        others.post("title", "[{\"uuid\":\"%s\",\"name\":\"Medarbejder\"}]".formatted(Others.id("Medarbejder")), 200);
        others.post(
                "organisation/v3",
                Others.organisation(List.of("K", "S<K:bo", "S1<S"), List.of("eln@S", "bo@S", "ida@S1", "ole@K")),
                200);
        system = systems.create(WriteItSystem.of("Fag", "FAG", ItSystem.Kind.SAML))
                .id();
        first = roles.create(system, WriteUserRole.of("Første", "R1")).id().value();
        second = roles.create(system, WriteUserRole.of("Anden", "R2")).id().value();
    }

    private String held(String user) throws Exception {
        return json.readTree(others.get("user/" + user + "/rolesAsList?system=", 200))
                .get("userRoles")
                .toString();
    }

    private String body(long role, String unit, String scopes) {
        return "{\"assignmentType\":\"USER_ROLE\",\"inherit\":true,\"scopes\":[%s],\"orgUnit\":{\"uuid\":\"%s\"},\"userRole\":{\"id\":%s}}"
                .formatted(scopes, Others.id(unit), role);
    }

    private static String titled(String more) {
        return "{\"type\":\"TITLE\",\"titles\":[{\"uuid\":\"%s\"}]}%s".formatted(Others.id("Medarbejder"), more);
    }

    @Test
    void anAssignmentOnAUnitIsMadeReadChangedAndRemoved() throws Exception {
        var made = json.readTree(others.post(ON_UNIT, body(first, "S", ""), 201));
        assertThat(made.toString())
                .startsWith("{\"assignmentType\":\"USER_ROLE\",\"assignmentId\":" + made.get("assignmentId")
                        + ",\"inherit\":true,\"scopes\":[],\"assignedAt\":\"")
                .contains("\"startDate\":null,\"stopDate\":null,\"orgUnit\":{\"uuid\":\"" + Others.id("S")
                        + "\",\"name\":\"S\"},\"userRole\":{\"id\":" + first
                        + ",\"identifier\":\"R1\",\"name\":\"Første\"},\"roleGroup\":null}");
        var path = ON_UNIT + "/" + made.get("assignmentId");
        assertThat(others.get(path, 200)).isEqualTo(made.toString());
        assertThat(held("ida")).isEqualTo("[\"R1\"]");
        assertThat(others.get("v2/organisation/" + Others.id("S") + "/assignment/userrole", 200))
                .isEqualTo("[" + made + "]");
        assertThat(others.get("v2/organisation/" + Others.id("S") + "/assignment/rolegroup", 200))
                .isEqualTo("[]");
        others.get("v2/organisation/assignment/rolegroup/" + made.get("assignmentId"), 404);

        others.put(
                path,
                body(
                        first,
                        "S",
                        titled(",{\"type\":\"EXCEPTED_USER\",\"exceptedUsers\":[{\"uuid\":\"%s\"}]}"
                                .formatted(Others.id("eln")))),
                204);
        assertThat(held("eln")).isEqualTo("[]");
        assertThat(held("ida")).isEqualTo("[\"R1\"]");
        assertThat(others.get(path, 200))
                .contains("{\"type\":\"TITLE\",\"titles\":[{\"uuid\":\"" + Others.id("Medarbejder")
                        + "\",\"name\":\"Medarbejder\"}]}")
                .contains("{\"type\":\"EXCEPTED_USER\",\"exceptedUsers\":[{\"uuid\":\"");
        others.put(path, "{\"stopDate\":\"" + TODAY + "\",\"scopes\":[]}", 204);
        assertThat(others.get(path, 200)).contains("\"stopDate\":\"" + TODAY + "\"", "\"scopes\":[]");
        others.put(path, body(first, "K", ""), 400);
        others.put(path, body(second, "S", ""), 400);
        others.delete(path, 204);
        others.delete(path, 404);
        assertThat(held("ida")).isEqualTo("[]");

        assertThat(others.post(ON_UNIT, body(0, "S", ""), 404)).isEqualTo("User Role not found.");
        assertThat(others.post(ON_UNIT, body(first, "X", ""), 404)).isEqualTo("OrgUnit not found.");
        others.post("v2/organisation/assignment/andet", body(first, "S", ""), 404);
        assertThat(others.post(ON_UNIT, body(first, "S", "").replace("[]", "null,\"startDate\":\"i går\""), 400))
                .contains("startDate");
    }

    @Test
    void scopesAreCombinedOnlyWhereItIsAskedFor() throws Exception {
        var managers = "{\"type\":\"MANAGER\",\"manager\":true,\"substitute\":false}";
        var users = "{\"type\":\"EXCEPTED_USER\",\"exceptedUsers\":[{\"uuid\":\"%s\"}]}".formatted(Others.id("eln"));
        var units = "{\"type\":\"EXCEPTED_UNIT\",\"exceptedUnits\":[{\"uuid\":\"%s\"}]}".formatted(Others.id("S1"));
        assertThat(others.post(ON_UNIT, body(first, "S", titled("," + users + "," + units)), 400))
                .contains("Only 2 scopes are allowed.");
        assertThat(others.post(ON_UNIT, body(first, "S", titled("," + managers)), 400))
                .contains("Only TITLE and EXCEPTED_USER can be combined.");
        assertThat(others.post(ON_UNIT, body(first, "S", "{\"type\":\"ANDET\"}"), 400))
                .contains("Invalid value 'ANDET' for field 'type'. Allowed values are: [TITLE, EXCLUDED_TITLE, ");
        others.post(ON_UNIT, body(first, "S", "{\"type\":\"MANAGER\"}"), 400);
        others.post(ON_UNIT, body(first, "S", "{\"type\":\"TITLE\",\"titles\":[]}"), 400);
        others.post(
                ON_UNIT,
                body(
                        first,
                        "S",
                        "{\"type\":\"EXCEPTED_USER\",\"exceptedUsers\":[{\"uuid\":\"%s\"}]}"
                                .formatted(Others.id("ukendt"))),
                400);
        others.post(ON_UNIT, body(first, "S", managers), 201);
        assertThat(held("bo")).isEqualTo("[\"R1\"]");
        assertThat(held("eln")).isEqualTo("[]");
        others.post(ON_UNIT + "?combine=all", body(second, "S", titled("," + users + "," + units)), 201);
        assertThat(held("bo")).isEqualTo("[\"R1\",\"R2\"]");
        assertThat(held("ida")).isEqualTo("[]");
    }

    @Test
    void whoHoldsWhatThroughWhatIsToldAndWorkedOutAgain() throws Exception {
        var group = groups.create(
                        new WriteRoleGroup("Buket", "", false, Set.of(new dk.faelled.roles.UserRoleId(second))))
                .id();
        others.post(ON_UNIT, body(first, "S", titled("")), 201);
        others.post(
                "v2/organisation/assignment/rolegroup",
                "{\"orgUnit\":{\"uuid\":\"%s\"},\"roleGroup\":{\"id\":%s}}".formatted(Others.id("S"), group),
                201);
        others.send(HttpMethod.PUT, "user/eln/assign/userrole/" + first, "", 200);
        var told = others.get("v2/user/eln/assignments", 200);
        var role = "\"userRole\":{\"id\":%s,\"identifier\":\"R1\",\"name\":\"Første\"},\"postponedConstraints\":[],"
                .formatted(first);
        assertThat(told)
                .contains("{\"user\":{\"uuid\":\"", "\"userId\":\"eln\",\"extUuid\":\"" + Others.id("eln"))
                .contains(role + "\"responsibleOrgUnit\":{\"uuid\":\"" + Others.id("S")
                        + "\",\"name\":\"S\"},\"assignedThroughTitle\":null,\"assignedThrough\":\"DIRECT\"}")
                .contains(
                        "\"assignedThroughTitle\":{\"uuid\":\"" + Others.id("Medarbejder")
                                + "\",\"name\":\"Medarbejder\",\"lastUpdated\":null,\"active\":true},\"assignedThrough\":\"TITLE\"}")
                .contains("\"assignedThrough\":\"ROLE_GROUP\"}");
        assertThat(others.get("v2/user/eln/assignments?system=FAG", 200)).isEqualTo(told);
        others.get("v2/user/eln/assignments?system=andet", 404);
        others.get("v2/user/ukendt/assignments", 404);
        var all = others.get("v2/itsystem/FAG/assignments", 200);
        assertThat(json.readTree(all)).hasSize(6);
        assertThat(all).contains(told.substring(1, told.length() - 1));
        assertThat(others.get("v3/user/ida/explain?role=" + first, 200))
                .contains("\"userRole\":\"Første\",\"held\":true,\"steps\":[{\"assignmentId\":")
                .contains("\"roleGroupId\":null,\"standing\":\"POSITION\",\"path\":[{\"uuid\":\"" + Others.id("S1"))
                .contains("\"verdict\":\"HELD\"}]");
        assertThat(others.get("v3/user/ole/explain?role=" + first, 200))
                .contains("\"held\":false", "\"verdict\":\"ELSEWHERE\"");
        others.get("v3/user/ole/explain", 400);
        others.get("v3/user/ole/explain?systemRole=ukendt", 404);
        assertThat(json.readTree(others.get("v3/effective", 200))).hasSize(6);
        assertThat(json.readTree(others.get("v3/effective?asOf=" + TODAY.plusDays(1), 200)))
                .hasSize(6);
        assertThat(others.get("v3/effective?asOf=" + TODAY.minusDays(1), 200)).isEqualTo("[]");
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> sql.sql("delete from effective_role").update());
        assertThat(held("eln")).isEqualTo("[]");
        others.put("v2/user/eln/recalculate", "", 200);
        assertThat(held("eln")).isEqualTo("[\"R1\",\"R2\"]");
        assertThat(held("ida")).isEqualTo("[]");
        others.put("v2/user/recalculate", "", 200);
        assertThat(held("ida")).isEqualTo("[\"R1\"]");
        others.put("v2/user/ukendt/recalculate", "", 404);
    }

    @Test
    void whatAChangeWouldDoIsToldBeforeIt() throws Exception {
        var would = json.readTree(others.post("v3/whatif", "{\"assignment\":" + body(first, "S", "") + "}", 200));
        assertThat(would).hasSize(3);
        for (var one : would) {
            assertThat(one.get("gained").toString())
                    .isEqualTo("[{\"id\":" + first + ",\"identifier\":\"R1\",\"name\":\"Første\"}]");
            assertThat(one.get("lost")).isEmpty();
        }
        assertThat(held("eln")).as("nothing is kept").isEqualTo("[]");

        var made = json.readTree(others.post(ON_UNIT, body(first, "S", ""), 201));
        var removal = "{\"removal\":" + made.get("assignmentId") + "}";
        assertThat(json.readTree(others.post("v3/whatif", removal, 200)))
                .hasSize(3)
                .allMatch(one -> one.get("gained").isEmpty() && one.get("lost").size() == 1);
        assertThat(others.post("v3/whatif", move("S1", "K"), 200))
                .contains("\"userId\":\"ida\"", "\"gained\":[],\"lost\":[{\"id\":" + first + ",")
                .doesNotContain("\"eln\"");
        assertThat(held("ida")).isEqualTo("[\"R1\"]");

        assertThat(others.post("v3/whatif", "{}", 400)).contains("Exactly one of move, assignment and removal");
        others.post("v3/whatif", "{\"removal\":1,\"move\":{}}", 400);
        others.post("v3/whatif", "{\"removal\":0}", 404);
        assertThat(others.post("v3/whatif", move("S", "S1"), 400)).contains("below it");
        assertThat(others.post("v3/whatif", move("S", "X"), 400)).contains("move.under");
        assertThat(others.post("v3/whatif", "{\"assignment\":" + body(0, "S", "") + "}", 404))
                .isEqualTo("User Role not found.");
    }

    private static String move(String unit, String under) {
        return "{\"move\":{\"unit\":\"%s\",\"under\":\"%s\"}}".formatted(Others.id(unit), Others.id(under));
    }

    @Test
    void oneRoleIsGivenToExactlyThese() throws Exception {
        var address = "overwriteAssignments/userrole/" + first;
        others.send(HttpMethod.PUT, "user/ole/assign/userrole/" + first, "", 200);
        others.send(HttpMethod.PUT, "user/bo/assign/userrole/" + first + "?stopDate=" + TODAY.plusDays(3), "", 200);
        others.send(HttpMethod.PUT, "user/ida/assign/userrole/" + first + "?startDate=" + TODAY.plusDays(3), "", 200);
        for (int i = 0; i < 2; i++) {
            others.post(address, "[\"ELN\",\"bo\",\"KOMMUNE\\\\ida\",null]", 200);
            for (var user : List.of("eln", "bo", "ida"))
                assertThat(held(user)).as(user).isEqualTo("[\"R1\"]");
            assertThat(held("ole")).isEqualTo("[]");
        }
        String until = java.util.Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> sql.sql("""
                                select upper(a.valid)::text
                                  from user_assignment a
                                  join role_user u on u.id = a.user_id
                                 where u.user_id = 'bo'
                                """).query(String.class).single()));
        assertThat(until)
                .as("who has it already keeps it as it is")
                .isEqualTo(TODAY.plusDays(4).toString());
        assertThat(others.get("v2/user/eln/assignments", 200))
                .as("owned by the unit of the first position")
                .contains("\"responsibleOrgUnit\":{\"uuid\":\"" + Others.id("S"));
        assertThat(others.post(address, "[\"eln\",\"ukendt\"]", 404)).contains("ukendt");
        assertThat(held("bo")).isEqualTo("[\"R1\"]");
        others.post(address, "[]", 200);
        assertThat(held("eln")).isEqualTo("[]");
        others.post("overwriteAssignments/userrole/0", "[]", 404);
    }

    @Test
    void managersAreToldWithTheirSubstitutesWhoAreNamedAndReleased() throws Exception {
        var body = "{\"userId\":\"bo\",\"substitutes\":[{\"userId\":\"ida\",\"orgUnitUuid\":\"%s\"}]}"
                .formatted(Others.id("S"));
        assertThat(others.get("manager", 200))
                .isEqualTo("[{\"name\":\"bo Prøve\",\"userId\":\"bo\",\"substitutes\":[]}]");
        others.post("manager", body, 200);
        others.post("manager", body, 304);
        assertThat(others.get("manager", 200))
                .isEqualTo(
                        "[{\"name\":\"bo Prøve\",\"userId\":\"bo\",\"substitutes\":[{\"name\":\"ida Prøve\",\"userId\":\"ida\",\"orgUnitUuid\":\"%s\"}]}]"
                                .formatted(Others.id("S")));
        var standing =
                "[{\"uuid\":\"%s\",\"name\":\"ida Prøve\",\"userId\":\"ida\",\"orgUnitUuid\":\"%s\",\"orgUnitName\":\"S\",\"managerUuid\":\"%s\",\"managerUserId\":\"bo\"}]"
                        .formatted(Others.id("ida"), Others.id("S"), Others.id("bo"));
        assertThat(others.get("v2/manager/bo", 200)).isEqualTo(standing);
        assertThat(others.get("v2/manager/" + Others.id("bo"), 200)).isEqualTo(standing);
        assertThat(others.get("v2/manager", 200))
                .isEqualTo("[{\"uuid\":\"%s\",\"name\":\"bo Prøve\",\"userId\":\"bo\",\"managerSubstitutes\":%s}]"
                        .formatted(Others.id("bo"), standing));
        others.send(HttpMethod.DELETE, "manager", body, 200);
        others.send(HttpMethod.DELETE, "manager", body, 304);
        var one = standing.substring(1, standing.length() - 1);
        others.post("v2/manager", one, 200);
        others.put("v2/manager/bo", one, 200);
        assertThat(others.get("v2/manager/bo", 200)).isEqualTo(standing);
        others.send(HttpMethod.DELETE, "v2/manager/bo", one, 200);
        assertThat(others.get("v2/manager/bo", 200)).isEqualTo("[]");
        others.post("manager", body.replace("\"userId\":\"bo\"", "\"userId\":\"eln\""), 400);
        others.post("manager", body.replace("\"ida\"", "\"ukendt\""), 404);
        others.post(
                "manager",
                body.replace(Others.id("S").toString(), Others.id("X").toString()),
                404);
        others.post("manager", "{\"userId\":\"bo\",\"substitutes\":[]}", 400);
    }
}
