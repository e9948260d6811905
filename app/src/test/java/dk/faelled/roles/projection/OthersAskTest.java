package dk.faelled.roles.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Tenant;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Systems outside ask, assign and take back as they did with the predecessor. */
class OthersAskTest extends ExampleMunicipality {
    @Test
    void whoAsksForAUserIsToldAsClientsOfThePredecessorKnowIt() throws Exception {
        var laes = systemRoles.create(
                system, new WriteSystemRole("Læs", "laes", "", 1, null, SystemRole.Kind.DATA_ROLE, List.of()));
        var skriv = systemRoles.create(
                system, new WriteSystemRole("Skriv", "skriv", "", 5, null, SystemRole.Kind.FUNCTION_ROLE, List.of()));
        var both = userRoles.create(
                system,
                WriteUserRole.of(
                        "Sagsbehandler",
                        "SB",
                        new UserRole.Part(laes.id(), List.of()),
                        new UserRole.Part(skriv.id(), List.of())));
        direct.assign(AssignToUser.of(who("Erik"), new Target.OfRole(both.id())));
        var api = MockMvcBuilders.standaloneSetup(context.getBean("lookupApi"), context.getBean("readApi"))
                .build();
        var base = "/os2rollekatalog/api/user/";
        assertThat(asked(api, base + "KOMMUNE\\ERIK/rolesAsList?system=SAG", 200))
                .contains("\"userRoles\":[\"SB\"]")
                .contains("\"systemRoles\":[\"skriv\"]")
                .contains("\"dataRoles\":[]")
                .contains("\"functionRoles\":[\"skriv\"]")
                .contains("\"roleMap\":{\"SB\":\"Sagsbehandler (Sag)\"}")
                .contains("\"disabled\":false");
        var erik = Objects.requireNonNull(person.get("Erik"));
        var xml = new String(
                Base64.getDecoder()
                        .decode(asked(api, base + erik + "/roles?system=" + system, 200)
                                .replaceAll(".*\"oioBPP\":\"([^\"]*)\".*", "$1")),
                StandardCharsets.UTF_8);
        var cvr = tenants.find(Tenant.current()).orElseThrow().cvr();
        var scope = "<PrivilegeGroup Scope=\"urn:dk:gov:saml:cvrNumberIdentifier:" + cvr + "\"><Privilege>";
        assertThat(xml)
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<bpp:PrivilegeList xmlns:bpp=\"http://itst.dk/oiosaml/basic_privilege_profile\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + scope + "laes</Privilege></PrivilegeGroup>"
                        + scope + "skriv</Privilege></PrivilegeGroup></bpp:PrivilegeList>");
        assertThat(asked(api, base + "erik/nameid", 200)).contains("C=DK,O=" + cvr + ",CN=Erik Prøve,Serial=" + erik);
        assertThat(asked(api, base + "erik/hasUserRole/" + both.id(), 200)).isEqualTo("Found role");
        assertThat(asked(api, base + "erik/hasUserRole/" + role.get(1).id(), 404))
                .isEqualTo("Did not find role");
        assertThat(asked(api, base + "erik/hasSystemRole?roleIdentifier=laes", 200))
                .isEqualTo("Found role");
        asked(api, base + "erik/rolesAsList", 400);
        asked(api, base + "nobody/roles", 404);
        asked(api, base + "erik/roles?system=none", 404);
        asked(api, base + "erik/roles?domain=Skole", 404);
        theCatalogueIsReadToo(api, both);
        systems.change(
                system,
                1,
                new WriteItSystem(
                        "Sag", "SAG", ItSystem.Kind.SAML, null, Set.of(ItSystem.Flag.ACCESS_BLOCKED), "", "", null));
        assertThat(asked(api, base + "erik/rolesAsList?system=", 200)).contains("\"userRoles\":[]");
        asked(api, base + "erik/hasUserRole/" + both.id(), 400);
    }

    private void theCatalogueIsReadToo(MockMvc api, UserRole both) throws Exception {
        var base = "/os2rollekatalog/api/read/";
        assign(rule(2, "S2"));
        assertThat(asked(api, base + "itsystem/SAG", 200))
                .contains("\"roleIdentifier\":\"SB\"", "\"assignedThrough\":[\"DIRECT\"]", "\"userId\":\"erik\"")
                .contains("\"roleDescription\":null")
                .doesNotContain("ORGUNIT");
        assertThat(asked(api, base + "itsystem/SAG?indirectRoles=true", 200)).contains("\"ORGUNIT\"");
        assertThat(asked(api, base + "itsystem/none", 404)).isEqualTo("[]");
        assertThat(asked(api, base + "assigned/" + both.id() + "?withDescription=true", 200))
                .contains("\"roleDescription\":\"\"", "\"weight\":5");
        assertThat(asked(api, base + "itsystem/roleAssignmentsWithContraints/SAG", 200))
                .contains("\"roleIdentifier\":\"SB\"", "\"roleConstraintValues\":[]");
        assertThat(asked(api, base + "user/erik/roles", 200))
                .isEqualTo("[{\"id\":%s,\"name\":\"Sagsbehandler\",\"itSystemName\":\"Sag\"}]".formatted(both.id()));
        assertThat(asked(api, base + "user/erik/rolegroups", 200)).isEqualTo("[]");
        assertThat(asked(api, base + "ous/" + at("S2") + "/roles", 200)).contains("\"Rolle 2\"");
        assertThat(asked(api, base + "rolegroups", 200)).isEqualTo("[]");
        assertThat(asked(api, base + "userroles/" + both.id(), 200)).contains("\"identifier\":\"skriv\"");
        assertThat(asked(api, base + "userroles", 200)).contains("\"SB\"", "\"R0\"");
        assertThat(asked(api, base + "userroles/itsystems", 200)).contains("\"itSystemName\":\"Sag\"");
    }

    @Test
    void othersAssignAndTakeBackAndAskingTwiceDoesItOnce() throws Exception {
        var api = MockMvcBuilders.standaloneSetup(context.getBean("givingApi")).build();
        var one = role.get(1).id();
        var user = "/os2rollekatalog/api/user/";
        var there = "/os2rollekatalog/api/ou/" + at("S2");
        var until = "?stopDate=" + TODAY.plusDays(2);
        for (int i = 0; i < 2; i++) asked(api, HttpMethod.PUT, user + "ERIK/assign/userrole/" + one + until, 200);
        assertThat(direct.of(who("Erik"))).hasSize(1);
        assertThat(direct.of(who("Erik")).getFirst().dates()).isEqualTo(Dates.until(TODAY.plusDays(2)));
        asked(api, HttpMethod.PUT, user + "erik/assign/userrole/" + one + "?onlyIfNotAssigned=false", 200);
        assertThat(direct.of(who("Erik")).getFirst().dates()).isEqualTo(Dates.ALWAYS);
        assertThat(held("Erik")).containsExactly(1);
        for (int i = 0; i < 2; i++) asked(api, HttpMethod.DELETE, user + "erik/deassign/userrole/" + one, 200);
        assertThat(held("Erik")).isEmpty();
        assertThat(asked(api, "/os2rollekatalog/api/itSystem/managed", 200)).isEqualTo("[]");
        systems.change(
                system,
                1,
                new WriteItSystem(
                        "Sag",
                        "SAG",
                        ItSystem.Kind.SAML,
                        null,
                        Set.of(ItSystem.Flag.API_MANAGED_ASSIGNMENTS),
                        "",
                        "",
                        null));
        assertThat(asked(api, "/os2rollekatalog/api/itSystem/managed", 200))
                .contains("\"itSystemName\":\"Sag\"", "{\"id\":" + one + ",\"name\":\"Rolle 1\",\"description\":\"\"}");
        for (int i = 0; i < 2; i++)
            asked(api, HttpMethod.PUT, there + "/assign/userrole/" + one + "?inherit=true", 200);
        assertThat(onUnits.on(List.of(at("S2")))).hasSize(1);
        assertThat(held("Fie")).containsExactly(1);
        for (int i = 0; i < 2; i++) asked(api, HttpMethod.DELETE, there + "/deassign/userrole/" + one, 200);
        assertThat(held("Fie")).isEmpty();
        whatIsLeftOpenIsSaidWithTheAssignment(api);
        assertThat(asked(api, HttpMethod.PUT, user + "nobody/assign/userrole/" + one, 404))
                .isEqualTo("User not found.");
        assertThat(asked(api, HttpMethod.PUT, user + "erik/assign/userrole/0", 404))
                .isEqualTo("User Role not found.");
        assertThat(asked(api, HttpMethod.PUT, user + "erik/assign/rolegroup/0", 404))
                .isEqualTo("Role Group not found.");
        assertThat(asked(api, HttpMethod.DELETE, user + "erik/deassign/userrole/1?domain=Skole", 404))
                .isEqualTo("Failed to find domain with name Skole");
        assertThat(asked(api, HttpMethod.PUT, "/os2rollekatalog/api/ou/x/assign/userrole/" + one, 404))
                .isEqualTo("OrgUnit not found.");
        asked(api, HttpMethod.PUT, user + "erik/assign/userrole/" + one + "?startDate=i+morgen", 400);
        asked(api, HttpMethod.PUT, user + "erik/assign/userrole/" + one + "?stopDate=" + TODAY.minusDays(1), 400);
    }

    private void whatIsLeftOpenIsSaidWithTheAssignment(MockMvc api) throws Exception {
        var type = catalogueType(ConstraintType.UNIT);
        var right = systemRoles.create(
                system,
                new WriteSystemRole(
                        "Læs",
                        "laes",
                        "",
                        1,
                        null,
                        SystemRole.Kind.DATA_ROLE,
                        List.of(new SystemRole.Supported(type.id(), true))));
        var open = userRoles.create(
                system,
                WriteUserRole.of("Åben", "AABEN", part(right, type, ConstraintValue.Kind.POSTPONED))
                        .with(Set.of(UserRole.Flag.ALLOWS_POSTPONING)));
        var address = "/os2rollekatalog/api/v2/user/erik/assign/userrole/" + open.id();
        asked(api, HttpMethod.PUT, address, "{}", 400);
        for (int i = 0; i < 2; i++)
            asked(api, HttpMethod.PUT, address, """
                    {"stopDate":"%s","extra":1,
                     "postponedConstraints":[{"value":"a,b","constraintTypeEntityId":"%s","systemRoleId":%s}]}
                    """.formatted(TODAY.plusDays(1), ConstraintType.UNIT, right.id()), 200);
        assertThat(direct.of(who("Erik"))).singleElement().satisfies(given -> {
            assertThat(given.dates()).isEqualTo(Dates.until(TODAY.plusDays(1)));
            assertThat(given.postponed().getFirst().values()).containsExactly("a", "b");
        });
    }

    private static String asked(MockMvc api, String address, int status) throws Exception {
        return asked(api, HttpMethod.GET, address, status);
    }

    private static String asked(MockMvc api, HttpMethod method, String address, int status) throws Exception {
        return asked(api, method, address, "", status);
    }

    private static String asked(MockMvc api, HttpMethod method, String address, String body, int status)
            throws Exception {
        var answer = api.perform(MockMvcRequestBuilders.request(method, URI.create(address.replace("\\", "%5C")))
                        .contentType("application/json")
                        .content(body))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(status);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
