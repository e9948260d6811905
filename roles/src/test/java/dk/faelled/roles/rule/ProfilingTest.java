package dk.faelled.roles.rule;

import static dk.faelled.roles.rule.Nordkaer.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.ConstraintValue.Kind;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Privilege;
import dk.faelled.roles.Profile;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What systems outside are told: privileges, their limits, and the bytes they come in. */
class ProfilingTest {
    private static final String DOMAIN = "http://nordkaer.dk/";
    private static final ItSystem SAG = Payroll.system(1, ItSystem.Kind.KOMBIT, "SAG");
    private static final ItSystem LON = Payroll.system(2, ItSystem.Kind.SAML, "LON");

    private static Profile of(
            boolean failClosed, Catalogue catalogue, User user, List<ItSystem> systems, UserAssignment... given) {
        var assignments = new Assignments(List.of(given), List.of(), Map.of());
        var holdings = new Derivation(organisation(), assignments).of(user, TODAY);
        return new Profiling(
                        new Profiling.Authority("11223344", DOMAIN, failClosed),
                        catalogue,
                        new Resolution(organisation()))
                .of(user, holdings, systems, assignments);
    }

    private static UserAssignment given(int number, int role, Postponed... postponed) {
        return new UserAssignment(
                new AssignmentId(number),
                ERIK,
                new Target.OfRole(new UserRoleId(role)),
                Dates.ALWAYS,
                null,
                List.of(postponed));
    }

    private static Postponed said(int right, String... values) {
        return new Postponed(new SystemRoleId(right), Payroll.UNIT.id(), new TreeSet<>(Set.of(values)));
    }

    @Test
    void aKombitRoleIsOnePrivilegeWithAllItsLimitsByteForByte() {
        var role = Payroll.role(
                7,
                1,
                "SAG_BYG",
                null,
                Set.of(),
                Payroll.part(
                        12,
                        Payroll.value(Payroll.KLE, Kind.VALUE, "27.18,02.34.02", DOMAIN + "id-12-34-5/1/parametric"),
                        Payroll.value(Payroll.UNIT, Kind.INHERITED, "", "")));
        var catalogue = Payroll.catalogue(List.of(SAG), List.of(Payroll.right(12, 1, "byg", 1)), role);
        var profile = of(true, catalogue, erik(), List.of(SAG), given(1, 7));
        assertThat(OioBpp.xml(profile.privileges()))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><bpp:PrivilegeList"
                        + " xmlns:bpp=\"http://itst.dk/oiosaml/basic_privilege_profile\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + "<PrivilegeGroup Scope=\"urn:dk:gov:saml:cvrNumberIdentifier:11223344\">"
                        + "<Privilege>http://nordkaer.dk/roles/jobrole/SAG_BYG/1</Privilege>"
                        + "<Constraint Name=\"http://nordkaer.dk/id-12-34-5/1/parametric\">02.34.02,27.18.*</Constraint>"
                        + "</PrivilegeGroup></bpp:PrivilegeList>");
        assertThat(profile.roleMap())
                .containsExactly(Map.entry("http://nordkaer.dk/roles/jobrole/SAG_BYG/1", "Rollen SAG_BYG (SAG)"));
        assertThat(profile.nameId()).isEqualTo("C=DK,O=11223344,CN=Erik,Serial=" + id("Erik"));
    }

    @Test
    void aDelegatedRoleIsThatOfTheOtherAuthorityAndOnlyAtKombit() {
        var role = Payroll.role(7, 1, "http://andet.dk/roles/jobrole/X/1", "99887766", Set.of(), Payroll.part(12));
        var catalogue = Payroll.catalogue(List.of(SAG, LON), List.of(Payroll.right(12, 1, "byg", 1)), role);
        assertThat(of(true, catalogue, erik(), List.of(SAG), given(1, 7)).privileges())
                .containsExactly(new Privilege("99887766", "http://andet.dk/roles/jobrole/X/1", List.of()));
        assertThat(of(true, catalogue, erik(), List.of(SAG, LON), given(1, 7)).privileges())
                .isEmpty();
    }

    @Test
    void elsewhereEachRightIsAPrivilegeAndALimitHasTheNameOfItsType() {
        var role = Payroll.role(
                8,
                2,
                "LON_SE",
                null,
                Set.of(),
                Payroll.part(1, Payroll.value(Payroll.UNIT, Kind.INHERITED, "", "")),
                Payroll.part(2));
        var catalogue = Payroll.catalogue(
                List.of(LON), List.of(Payroll.right(1, 2, "se", 1), Payroll.right(2, 2, "skriv", 5)), role);
        var profile = of(true, catalogue, erik(), List.of(LON), given(1, 8), given(2, 8));
        assertThat(profile.privileges())
                .containsExactly(
                        new Privilege(
                                "11223344", "se", List.of(new Privilege.Limit(Payroll.UNIT.entityId(), S2.toString()))),
                        new Privilege("11223344", "skriv", List.of()));
        assertThat(profile.roleMap()).containsExactly(Map.entry("LON_SE", "Rollen LON_SE (LON)"));
    }

    @Test
    void aLimitThatComesToNothingTakesThePrivilegeAwayAndNotTheRole() {
        var role = Payroll.role(
                8,
                2,
                "LON_LED",
                null,
                Set.of(),
                Payroll.part(1, Payroll.value(Payroll.UNIT, Kind.INHERITED_FROM_MANAGER_ROLE, "", "")));
        var catalogue = Payroll.catalogue(List.of(LON), List.of(Payroll.right(1, 2, "led", 1)), role);
        assertThat(of(true, catalogue, erik(), List.of(LON), given(1, 8)).privileges())
                .isEmpty();
        assertThat(of(false, catalogue, erik(), List.of(LON), given(1, 8)).privileges())
                .containsExactly(new Privilege("11223344", "led", List.of()));
    }

    @Test
    void otherValuesSaidAtTheAssignmentAreAnotherPrivilegeAndTheSameOnesAreNot() {
        var role = Payroll.role(
                8,
                2,
                "LON_ENH",
                null,
                Set.of(UserRole.Flag.ALLOWS_POSTPONING),
                Payroll.part(1, Payroll.value(Payroll.UNIT, Kind.POSTPONED, "", "")));
        var catalogue = Payroll.catalogue(List.of(LON), List.of(Payroll.right(1, 2, "enhed", 1)), role);
        var profile = of(
                true,
                catalogue,
                erik(),
                List.of(LON),
                given(1, 8, said(1, "a")),
                given(2, 8, said(1, "b", "c")),
                given(3, 8, said(1, "a")));
        assertThat(profile.privileges())
                .flatExtracting(Privilege::limits)
                .extracting(Privilege.Limit::values)
                .containsExactly("a", "b,c");
    }

    @Test
    void blockedSystemsGiveNothingAndNothingIsAnEmptyList() {
        var blocked = Payroll.system(2, ItSystem.Kind.SAML, "LON", ItSystem.Flag.ACCESS_BLOCKED);
        var catalogue = Payroll.catalogue(
                List.of(blocked),
                List.of(Payroll.right(1, 2, "se", 1)),
                Payroll.role(8, 2, "LON_SE", null, Set.of(), Payroll.part(1)));
        var profile = of(true, catalogue, erik(), List.of(blocked), given(1, 8));
        assertThat(profile.roleMap()).isEmpty();
        assertThat(new String(Base64.getDecoder().decode(OioBpp.encoded(profile.privileges())), StandardCharsets.UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><bpp:PrivilegeList"
                        + " xmlns:bpp=\"http://itst.dk/oiosaml/basic_privilege_profile\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"></bpp:PrivilegeList>");
    }

    @Test
    void everyTextIsEscaped() {
        var privilege = new Privilege("1&2", "<a>", List.of(new Privilege.Limit("\"n'", "x&<y>")));
        assertThat(OioBpp.xml(List.of(privilege)))
                .contains(":1&amp;2\">", "<Privilege>&lt;a&gt;<", "Name=\"&quot;n&apos;\"", ">x&amp;&lt;y&gt;<");
    }

    @Test
    void withoutTheAuthoritysDomainKombitRolesAreRefusedInWords() {
        var role = Payroll.role(7, 1, "SAG_BYG", null, Set.of(), Payroll.part(12));
        var catalogue = Payroll.catalogue(List.of(SAG), List.of(Payroll.right(12, 1, "byg", 1)), role);
        var assignments = new Assignments(List.of(given(1, 7)), List.of(), Map.of());
        var holdings = new Derivation(organisation(), assignments).of(erik(), TODAY);
        var profiling = new Profiling(
                new Profiling.Authority("11223344", null, true), catalogue, new Resolution(organisation()));
        assertThatThrownBy(() -> profiling.of(erik(), holdings, List.of(SAG), assignments))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void onlyTheWeightiestRightsOfEachSystemCount() {
        var held = new ArrayList<>(List.of(
                Payroll.right(1, 1, "Læs", 1),
                Payroll.right(2, 1, "Skriv", 5),
                Payroll.right(3, 1, "Admin", 5),
                Payroll.right(4, 2, "Læs", 1)));
        assertThat(Weighing.strongest(held)).containsExactly(held.get(1), held.get(2), held.get(3));
    }
}
