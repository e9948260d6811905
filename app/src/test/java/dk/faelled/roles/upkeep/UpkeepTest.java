package dk.faelled.roles.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Somebody;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Others;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

/** Systems outside that keep the catalogue, by both versions of the interface. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class UpkeepTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JsonMapper json;

    private Others others = Others.nobody();

    @BeforeEach
    void anOrganisation() throws Exception {
        others = new Others(
                context, "upkeepApi", "systemsUpkeepApi", "userRolesUpkeepApi", "lookupApi", "loadApi", "givingApi");
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        sql.sql("update account_domain set source = 'API_LOAD'").update());
        others.post(
                "organisation/v3", Others.organisation(List.of("K", "S<K"), List.of("eln@S", "bo@S", "ida@K")), 200);
    }

    private ItSystem system(String identifier, ItSystem.Kind kind, ItSystem.Flag... flags) {
        return systems.create(new WriteItSystem(identifier, identifier, kind, null, Set.of(flags), "", "", null));
    }

    private long changes() {
        return java.util.Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> sql.sql("select count(*) from audit_entry where stream = 'CHANGE'")
                        .query(Long.class)
                        .single()));
    }

    private String held(String user) throws Exception {
        return json.readTree(others.get("user/" + user + "/rolesAsList?system=", 200))
                .get("userRoles")
                .toString();
    }

    @Test
    void aSystemKeepsItsOwnRolesAndTheSameAgainWritesNothing() throws Exception {
        var id = system("ESDH", ItSystem.Kind.SAML, ItSystem.Flag.EDITED_THROUGH_API)
                .id();
        assertThat(others.get("itsystem/manage", 200))
                .isEqualTo("[{\"id\":" + id + ",\"name\":\"ESDH\",\"identifier\":\"ESDH\"}]");
        var said = """
                {"name":"ESDH","identifier":"ESDH","convertRolesEnabled":true,"readonly":false,"systemRoles":[
                  {"name":"Læs","identifier":"laes","description":"Må læse","users":["ELN","KOMMUNE\\\\bo","ukendt"]},
                  {"name":"Skriv","identifier":"skriv","description":null,"users":null}]}
                """;
        others.post("itsystem/manage/" + id, said, 200);
        assertThat(held("eln")).isEqualTo("[\"laes\"]");
        assertThat(held("bo")).isEqualTo("[\"laes\"]");
        assertThat(others.get("itsystem/manage/ESDH", 200))
                .isEqualTo("{\"name\":\"ESDH\",\"identifier\":\"ESDH\",\"convertRolesEnabled\":true,\"readonly\":false,"
                        + "\"systemRoles\":[{\"name\":\"Læs\",\"identifier\":\"laes\",\"description\":\"Må læse\","
                        + "\"users\":[\"bo\",\"eln\"]},"
                        + "{\"name\":\"Skriv\",\"identifier\":\"skriv\",\"description\":\"\",\"users\":[]}]}");
        assertThat(others.get("itsystem/ESDH/users", 200)).isEqualTo("[\"bo\",\"eln\"]");
        assertThat(others.get("itsystem/all", 200)).contains("\"identifier\":\"ESDH\"");
        var before = changes();
        others.post("itsystem/manage/" + id, said, 200);
        assertThat(changes()).isEqualTo(before);

        var fewer = """
                {"name":"Nyt navn","convertRolesEnabled":true,"systemRoles":[
                  {"name":"Læse","identifier":"laes","description":"Må læse","users":["ida"]}]}
                """;
        others.post("itsystem/manage/" + id + "?maintainDescriptionAndName=false", fewer, 200);
        assertThat(held("eln")).as("users stay, unless they are asked for").isEqualTo("[\"laes\"]");
        assertThat(others.get("itsystem/manage/ESDH", 200))
                .contains("\"name\":\"ESDH\"", "\"name\":\"Læs\"")
                .doesNotContain("skriv");
        assertThat(others.get("v2/itsystem/ESDH/userroles", 200))
                .as("a user role of which nothing is left is gone")
                .contains("\"identifier\":\"laes\"")
                .doesNotContain("skriv");
        others.post("itsystem/manage/" + id + "?updateUserAssignments=true", fewer, 200);
        assertThat(held("eln")).isEqualTo("[]");
        assertThat(held("ida")).isEqualTo("[\"laes\"]");
        assertThat(others.get("v2/itsystem/ESDH/userroles", 200))
                .as("the name follows the system role")
                .contains("\"name\":\"Læse\"");
    }

    @Test
    void aSystemThatPeopleMayOnlyReadIsKeptByItsKey() throws Exception {
        var id =
                system("AD", ItSystem.Kind.AD, ItSystem.Flag.EDITED_THROUGH_API).id();
        var said = """
                {"name":"AD","identifier":"AD","convertRolesEnabled":true,"readonly":true,"systemRoles":[
                  {"name":"Gruppe","identifier":"gruppe","users":["eln"]}]}
                """;
        var key = Set.of(
                "roles.itsystem.update",
                "roles.itsystem.read",
                "roles.userrole.create",
                "roles.userrole.update",
                "roles.userrole.delete",
                "roles.assigner.user",
                "roles.key.read");
        Others.<Exception>byKey(UUID.randomUUID(), key, () -> {
            others.post("itsystem/manage/" + id, said, 200);
            assertThat(held("eln")).isEqualTo("[\"gruppe\"]");
            others.post("itsystem/manage/" + id, said.replace("[\"eln\"]", "[]"), 200);
            assertThat(held("eln")).as("always where it is read-only").isEqualTo("[]");
            others.post(
                    "itsystem/manage/" + id,
                    said.replace("\"systemRoles\":[", "\"systemRoles\":[{\"identifier\":\"ny\"},"),
                    200);
        });
        Somebody.with(key.toArray(String[]::new)).does(() -> {
            try {
                others.post(
                        "itsystem/manage/" + id,
                        said.replace("\"systemRoles\":[", "\"systemRoles\":[{\"identifier\":\"anden\"},"),
                        400);
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }

    @Test
    void whatIsNotForOthersToKeepIsRefusedAndChangesNothing() throws Exception {
        var closed = system("LUKKET", ItSystem.Kind.SAML).id();
        var kombit = system("KOMBIT", ItSystem.Kind.KOMBIT, ItSystem.Flag.EDITED_THROUGH_API)
                .id();
        var open = system("AABEN", ItSystem.Kind.MANUAL, ItSystem.Flag.EDITED_THROUGH_API)
                .id();
        assertThat(others.post("itsystem/manage/" + closed, "{}", 403)).contains("\"status\":403", "LUKKET");
        others.post("itsystem/manage/" + kombit, "{}", 403);
        others.post("itsystem/manage/999999999", "{}", 404);
        var before = changes();
        assertThat(others.post(
                        "itsystem/manage/" + open,
                        "{\"systemRoles\":[{\"identifier\":\"god\"},{\"identifier\":\"ikke god\"}]}",
                        400))
                .contains("ikke god");
        others.post("itsystem/manage/" + open, "{\"systemRoles\":[{\"name\":\"x\"}]}", 400);
        others.post("itsystem/manage/" + open, "ikke json", 400);
        assertThat(changes()).isEqualTo(before);
        assertThat(others.get("itsystem/manage/" + open, 200)).contains("\"systemRoles\":[]");
    }

    @Test
    void theCatalogueIsMadeByTheSecondVersionAndReadBack() throws Exception {
        var owner = UUID.randomUUID();
        var system = json.readTree(others.post("v2/itsystem", """
                {"name":"Fag","identifier":"FAG","systemtype":"saml","canEditThroughApi":true,"accessBlocked":true,
                 "email":"fag@soendby.example","systemOwnerUuids":["%s"],"noget":1}
                """.formatted(owner), 201));
        assertThat(system.toString())
                .startsWith("{\"id\":" + system.get("id") + ",\"uuid\":")
                .contains("\"name\":\"Fag\",\"identifier\":\"FAG\",\"systemtype\":\"SAML\",\"paused\":false")
                .contains("\"accesBlocked\":true,\"accessBlocked\":true", "\"deleted\":false", "\"domain\":null")
                .contains("\"attestationResponsibleUuids\":[],\"systemOwnerUuids\":[\"" + owner + "\"]");
        assertThat(others.get("v2/itsystem", 200)).contains(system.toString());
        assertThat(others.get("v2/itsystem/FAG", 200)).isEqualTo(system.toString());
        assertThat(others.post("v2/itsystem", "{\"name\":\"x\",\"identifier\":\"x\",\"systemtype\":\"OTHER\"}", 400))
                .contains("Invalid value 'OTHER' for field 'systemtype'. Allowed values are: [AD, SAML, KOMBIT, ");
        others.post("v2/itsystem", "{\"name\":\"x\",\"identifier\":\"x\",\"systemtype\":\"KOMBIT\"}", 400);

        others.put(
                "constraint",
                "{\"entityId\":\"http://fag.example/sted/1\",\"name\":\"Sted\",\"type\":\"COMBO_MULTI\","
                        + "\"valueSet\":{\"n\":\"Nord\",\"s\":\"Syd\"}}",
                200);
        var types = others.get("v2/constraint", 200);
        var type = json.readTree(types)
                .valueStream()
                .filter(one -> one.get("name").asString().equals("Sted"))
                .findFirst()
                .orElseThrow();
        assertThat(others.get("v2/constraint/" + type.get("id"), 200)).isEqualTo(type.toString());
        assertThat(type.toString()).contains("\"uiType\":\"COMBO_MULTI\",\"regex\":null");
        others.put("constraint", "{\"entityId\":\"x\",\"name\":\"x\",\"type\":\"COMBO\"}", 400);

        var right = json.readTree(others.post("v2/itsystem/FAG/systemroles", """
                {"name":"Læs","identifier":"laes","description":"Må læse","weight":3,
                 "supportedConstraintTypes":[{"constraintType":{"entityId":"http://fag.example/sted/1"},"mandatory":true}]}
                """, 201));
        assertThat(others.get("v2/itsystem/FAG/systemroles", 200)).isEqualTo("[" + right + "]");
        others.put("v2/itsystem/FAG/systemroles/" + right.get("id"), "{\"id\":0}", 409);
        others.delete("v2/itsystem/FAG/systemroles/999999999", 404);

        var role = json.readTree(others.post("v2/userrole", """
                {"name":"Læser","identifier":"LAESER","itSystemId":%1$s,"sensitiveRole":true,
                 "requesterPermission":["EMPLOYEE"],"approverPermission":["MANAGERORSUBSTITUTE"],
                 "ouFilterEnabled":true,"orgUnitFilterOrgUnits":[{"uuid":"%2$s"}],"contactEmail":"a@soendby.example",
                 "systemRoleAssignments":[{"systemRoleIdentifier":"laes","constraintValues":[
                   {"constraintTypeEntityId":"http://fag.example/sted/1","constraintValueType":"VALUE","constraintValue":"n"}]}]}
                """.formatted(system.get("id"), Others.id("S")), 201));
        assertThat(role.toString())
                .contains("\"userOnly\":false,\"canRequest\":true,\"sensitiveRole\":true,\"extraSensitiveRole\":false")
                .contains("\"systemRoleAssignments\":[{\"systemRoleId\":" + right.get("id")
                        + ",\"systemRoleIdentifier\":\"laes\",\"constraintValues\":[{\"constraintTypeId\":"
                        + type.get("id")
                        + ",\"constraintTypeEntityId\":\"http://fag.example/sted/1\",\"constraintValueType\":\"VALUE\","
                        + "\"constraintValue\":\"n\",\"constraintIdentifier\":null,\"postponed\":false}]}]")
                .contains("\"ouFilterEnabled\":true,\"orgUnitFilterOrgUnits\":[{\"uuid\":\"" + Others.id("S")
                        + "\",\"name\":\"S\"}]")
                .contains("\"requesterPermission\":[\"EMPLOYEE\"],\"approverPermission\":[\"MANAGERORSUBSTITUTE\"]");
        var path = "v2/userrole/" + role.get("id");
        assertThat(others.get(path, 200)).isEqualTo(role.toString());
        assertThat(others.get("v2/itsystem/FAG/userroles", 200)).isEqualTo("[" + role + "]");
        assertThat(others.put(path, role.toString(), 200))
                .as("what was told can be said")
                .isEqualTo(role.toString());
        assertThat(others.put(path, "{\"description\":\"Ny\",\"requesterPermission\":[]}", 200))
                .contains(
                        "\"description\":\"Ny\"", "\"canRequest\":false", "\"name\":\"Læser\"", "\"postponed\":false");
        others.put(path, "{\"id\":0}", 409);
        assertThat(others.put(path, "{\"systemRoleAssignments\":[{\"systemRoleIdentifier\":\"andet\"}]}", 400))
                .contains("andet");
        others.put(path, "{\"requesterPermission\":[\"ALLE\"]}", 400);
        others.post(
                "v2/userrole",
                "{\"name\":\"x\",\"identifier\":\"LAESER\",\"itSystemId\":" + system.get("id") + "}",
                409);
        others.post("v2/userrole", "{\"name\":\"x\",\"itSystemId\":999999999}", 400);
        others.delete("v2/itsystem/FAG/systemroles/" + right.get("id"), 400);

        var group = json.readTree(others.post(
                "v2/rolegroup", "{\"name\":\"Buket\",\"userRoles\":[{\"userRoleId\":" + role.get("id") + "}]}", 201));
        assertThat(group.toString())
                .contains("\"name\":\"Buket\",\"description\":\"\",\"userOnly\":false,\"canRequest\":false")
                .contains("\"userRoles\":[{\"userRoleId\":" + role.get("id") + ",\"assignedByUserId\":null,");
        var bunch = "v2/rolegroup/" + group.get("id");
        others.post("v2/rolegroup", "{\"name\":\"Buket\"}", 409);
        others.put(bunch, "{\"description\":\"Samlet\",\"approverPermission\":[\"AUTOMATIC\"]}", 204);
        assertThat(others.get(bunch, 200))
                .contains("\"description\":\"Samlet\"", "\"approverPermission\":[\"AUTOMATIC\"]", "\"userRoleId\":");
        assertThat(others.get("v2/rolegroup", 200)).contains("\"name\":\"Buket\"");
        others.send(HttpMethod.PUT, "user/eln/assign/rolegroup/" + group.get("id"), "", 200);
        var eln = "[{\"uuid\":\"";
        for (var list : List.of(bunch + "/users", path + "/users", "v2/itsystem/FAG/users"))
            assertThat(others.get(list, 200))
                    .as(list)
                    .startsWith(eln)
                    .contains("\"userId\":\"eln\",\"extUuid\":\"" + Others.id("eln") + "\",\"name\":\"eln Prøve\"");
        others.put(bunch, "{\"userRoles\":[]}", 204);
        assertThat(others.get(path + "/users", 200)).isEqualTo("[]");
        others.delete(bunch, 204);
        others.get(bunch, 404);
        others.delete(path, 204);
        others.delete(path, 404);
        assertThat(others.get("v2/userrole", 200)).doesNotContain("LAESER");
        others.get("v2/itsystem/ukendt/users", 404);
    }
}
