package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(AuthorityFixture.class)
class RulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Units units;

    @Autowired
    People people;

    @Autowired
    Engagements engagements;

    @Autowired
    Managers managers;

    @Autowired
    Associations associations;

    @Autowired
    Addresses addresses;

    @Autowired
    Leaves leaves;

    @Autowired
    Classes classes;

    UnitId top = UnitId.fresh();

    @BeforeEach
    void aTop() {
        top = authority.unit("Søndby", null);
    }

    @Test
    void theExampleOfRenamingIsKeptAndRead() {
        var lib = authority.unit("Bib", null, Validity.from(LocalDate.of(2016, 3, 1)));
        units.update(lib, Validity.from(LocalDate.of(2019, 9, 1)), u -> u.named("Bibliotek"), "nyt navn");
        var other = authority.aClass("org_unit_type", "T2");
        units.update(
                lib, Validity.between(LocalDate.of(2018, 1, 1), LocalDate.of(2020, 1, 1)), u -> u.typed(other), null);
        assertThat(units.segments(lib, null).list())
                .extracting(s -> s.valid() + " " + s.state().name())
                .containsExactly(
                        "[2016-03-01,2018-01-01) Bib",
                        "[2018-01-01,2019-09-01) Bib",
                        "[2019-09-01,2020-01-01) Bibliotek",
                        "[2020-01-01,∞) Bibliotek");
        var history = units.history(lib);
        assertThat(history.entries()).hasSize(3);
        assertThat(history.entries().get(1).registration().note()).isEqualTo("nyt navn");
        var first = history.entries().getFirst().registration();
        assertThat(units.segments(lib, first.at()).list()).hasSize(1);
        assertThat(first.until())
                .isEqualTo(history.entries().get(1).registration().at());
        assertThat(history.compare(new AsOf(DAY, first.at()), AsOf.on(DAY)))
                .containsExactly(new History.Difference("name", "Bib", "Bibliotek"));
        assertThat(History.lanes(units.segments(lib, null)))
                .filteredOn(l -> l.field().equals("name"))
                .singleElement()
                .satisfies(l -> assertThat(l.values()).hasSize(2));
    }

    @Test
    void whatChangesNothingRegistersNothing() {
        units.update(top, Validity.from(DAY), u -> u.named("Søndby"), null);
        assertThat(units.history(top).entries()).hasSize(1);
    }

    @Test
    void anExistingObjectOfTheSameTypeIsReplacedAndOfAnotherRefused() {
        units.create(top, Validity.from(DAY), new Unit("K", "Nyt", null, type(), null, null, null), null);
        assertThat(units.segments(top, null).list()).hasSize(1);
        broken(
                "E_ALREADY_EXISTS",
                () -> people.create(new PersonId(top.value()), Validity.ALWAYS, Person.named("k", "A", "B"), null));
    }

    @Test
    void aDeletedObjectIsGoneFromReadsButNotFromHistory() {
        units.delete(top, "fejl");
        assertThat(units.segments(top, null).isEmpty()).isTrue();
        assertThat(units.history(top).entries()).hasSize(2);
        broken("E_ORG_UNIT_NOT_FOUND", () -> units.update(top, Validity.from(DAY), u -> u.named("x"), null));
    }

    @Test
    void aUnitIsNeverBelowItselfNotEvenLater() {
        var child = authority.unit("Skole", top);
        var grandchild = authority.unit("Sfo", child);
        broken("V_ORG_UNIT_MOVE_TO_CHILD", () -> units.move(child, grandchild, Validity.from(DAY), null));
        broken("V_ORG_UNIT_MOVE_TO_CHILD", () -> units.move(child, child, Validity.from(DAY), null));
        var other = authority.unit("Børn", top);
        units.move(other, grandchild, Validity.from(DAY.plusYears(1)), null);
        broken("V_ORG_UNIT_MOVE_TO_CHILD", () -> units.move(child, other, Validity.from(DAY), null));
        units.move(child, other, Validity.between(DAY, DAY.plusYears(1)), null);
    }

    @Test
    void aParentIsThereAllTheTime() {
        var brief = authority.unit("Projekt", top, Validity.between(START, DAY));
        broken("V_DATE_OUTSIDE_ORG_UNIT_RANGE", () -> authority.unit("Under", brief));
        broken("E_ORG_UNIT_NOT_FOUND", () -> authority.unit("Under", UnitId.fresh()));
        assertThat(units.tree(AsOf.on(DAY.minusDays(1)))).hasSize(2);
    }

    @Test
    void classesAreOfTheirFacet() {
        var wrong = authority.aClass("engagement_type", "Ansat");
        broken("E_INVALID_TYPE", () -> units.update(top, Validity.from(DAY), u -> u.typed(wrong), null));
        broken("E_CLASS_NOT_FOUND", () -> units.update(top, Validity.from(DAY), u -> u.typed(ClassId.fresh()), null));
    }

    @Test
    void aUnitClosesOnlyWhenNothingIsInIt() {
        var school = authority.unit("Skole", top);
        var person = authority.person("Åse", "Østergård");
        var job = authority.job(person, school, Validity.from(START));
        assertThat(broken("V_TERMINATE_UNIT_WITH_ROLES", () -> units.terminate(school, Validity.from(DAY), null))
                        .arguments())
                .containsExactly("Engagement");
        assertThat(broken("V_TERMINATE_UNIT_WITH_CHILDREN", () -> units.terminate(top, Validity.from(DAY), null))
                        .arguments())
                .containsExactly(1L);
        authority.job(person, top, Validity.from(START));
        assertThat(broken(
                                "V_TERMINATE_UNIT_WITH_CHILDREN_AND_ROLES",
                                () -> units.terminate(top, Validity.from(DAY), null))
                        .arguments())
                .containsExactly(1L, "Engagement");
        engagements.terminate(job, Validity.from(DAY), null);
        units.terminate(school, Validity.from(DAY), null);
        assertThat(units.find(school, AsOf.on(DAY))).isEmpty();
        broken("V_DATE_OUTSIDE_ORG_UNIT_RANGE", () -> units.terminate(school, Validity.from(DAY.plusDays(1)), null));
    }

    @Test
    void endingAllOfAPersonCutsEachAndKeepsThePerson() {
        var person = authority.person("Bo", "Holm");
        var job = authority.job(person, top, Validity.between(LocalDate.of(2021, 8, 1), LocalDate.of(2031, 1, 1)));
        var mail = authority.aClass("employee_address_type", "E-mail", "EMAIL");
        var address = addresses.create(
                AddressId.fresh(),
                Validity.from(LocalDate.of(2033, 1, 1)),
                Address.of(person, mail, "bo@soendby.example"),
                null);
        var role = managers.create(ManagerId.fresh(), Validity.from(START), Manager.of("m", person, top, null), null);
        people.endAll(person, Validity.from(LocalDate.of(2030, 2, 1)), true, "fratrådt");
        assertThat(engagements.segments(job, null).span())
                .isEqualTo(Validity.between(LocalDate.of(2021, 8, 1), LocalDate.of(2030, 2, 1)));
        assertThat(addresses.segments(address, null).isEmpty()).isTrue();
        assertThat(managers.find(role, AsOf.on(LocalDate.of(2030, 2, 1)))
                        .orElseThrow()
                        .person())
                .isNull();
        assertThat(people.find(person, AsOf.on(LocalDate.of(2040, 1, 1)))).isPresent();
    }

    @Test
    void oneNumberBelongsToOnePerson() {
        var cpr = Cpr.parse("610170-1234");
        var person = people.add(PersonId.fresh(), Person.named("k", "Ida", "Juhl"), cpr, null);
        assertThat(people.segments(person, null).span()).isEqualTo(Validity.from(LocalDate.of(1970, 1, 1)));
        broken("V_EXISTING_CPR", () -> people.add(PersonId.fresh(), Person.named("k", "Eva", "Juhl"), cpr, null));
        assertThat(people.withCpr(cpr, AsOf.on(DAY))).containsExactly(person);
        assertThat(people.readCpr(person, "prøve")).contains(cpr);
        people.add(person, Person.named("k", "Ida", "Juhl"), cpr, null);
        assertThat(people.history(person).entries()).hasSize(1);
    }

    @Test
    void managersAreInheritedFromTheNearestAbove() {
        var school = authority.unit("Skole", top);
        var sfo = authority.unit("Sfo", school);
        var boss = authority.person("Kaj", "Top");
        var head = authority.person("Liv", "Skole");
        managers.create(ManagerId.fresh(), Validity.from(START), Manager.of("m1", boss, top, null), null);
        managers.create(ManagerId.fresh(), Validity.from(START), Manager.of("m2", head, school, null), null);
        assertThat(managers.of(sfo, AsOf.on(DAY), false)).isEmpty();
        assertThat(managers.of(sfo, AsOf.on(DAY), true))
                .extracting(m -> m.state().person())
                .containsExactly(head);
        var own = authority.state(head, school, "1");
        assertThat(managers.of(own, AsOf.on(DAY), true, false))
                .extracting(m -> m.state().person())
                .containsExactly(head);
        assertThat(managers.of(own, AsOf.on(DAY), true, true))
                .extracting(m -> m.state().person())
                .containsExactly(boss);
        managers.create(ManagerId.fresh(), Validity.from(START), Manager.of("m3", null, sfo, null), null);
        assertThat(managers.of(sfo, AsOf.on(DAY), true))
                .extracting(m -> m.state().person())
                .containsExactly((PersonId) null);
    }

    @Test
    void addressesLookAsTheirScopeSays() {
        var person = authority.person("Bo", "Holm");
        var phone = authority.aClass("employee_address_type", "Telefon", "PHONE");
        broken(
                "V_INVALID_ADDRESS_PHONE",
                () -> addresses.create(
                        AddressId.fresh(), Validity.from(START), Address.of(person, phone, "12 34"), null));
        addresses.create(AddressId.fresh(), Validity.from(START), Address.of(person, phone, "+4512345678"), null);
        broken(
                "E_INVALID_TYPE",
                () -> addresses.create(
                        AddressId.fresh(), Validity.from(START), Address.of(top, phone, "12345678"), null));
    }

    @Test
    void aSubstituteIsAnotherAndOnlyWhereTheTypeAllows() {
        var one = authority.person("Bo", "Holm");
        var two = authority.person("Eva", "Juhl");
        var plain = authority.aClass("association_type", "Medlem");
        var with = authority.aClass("association_type", "TR", "SUBSTITUTE");
        broken("V_CANNOT_SUBSTITUTE_SELF", () -> new Association("k", one, top, plain, null, one, null, null, null));
        broken("E_INVALID_TYPE", () -> associate(one, plain, two));
        associate(one, with, two);
    }

    private void associate(PersonId person, ClassId type, PersonId substitute) {
        associations.create(
                AssociationId.fresh(),
                Validity.from(START),
                new Association("k", person, top, type, null, substitute, null, null, null),
                null);
    }

    @Test
    void aLeaveNeedsAnEngagementOfTheSamePersonAllTheTime() {
        var person = authority.person("Bo", "Holm");
        var job = authority.job(person, top, Validity.between(START, DAY));
        var type = authority.aClass("leave_type", "Barsel");
        broken(
                "V_NO_ACTIVE_ENGAGEMENT",
                () -> leaves.create(LeaveId.fresh(), Validity.from(START), new Leave("k", person, job, type), null));
        leaves.create(LeaveId.fresh(), Validity.between(START, DAY), new Leave("k", person, job, type), null);
    }

    @Test
    void noResponsibilityTwice() {
        var staff = authority.aClass("responsibility", "Personale");
        broken(
                "V_DUPLICATED_RESPONSIBILITY",
                () -> new Manager("m", null, top, null, null, List.of(staff, staff), null));
    }

    @Test
    void everyAuthorityHasItsClassesAndInstallingAgainChangesNothing() {
        assertThat(classes.of("primary_type", AsOf.on(DAY)))
                .hasSize(3)
                .filteredOn(c -> c.state().isPrimary())
                .hasSize(2);
        var first = classes.of("visibility", AsOf.on(DAY)).getFirst().id();
        classes.install();
        assertThat(classes.history(first).entries()).hasSize(1);
        assertThat(classes.inUse(type(), AsOf.on(DAY))).isEqualTo(1);
    }

    private ClassId type() {
        return authority.aClass("org_unit_type", "Afdeling");
    }

    private static RuleBroken broken(String key, ThrowingCallable work) {
        var thrown = new RuleBroken[1];
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(work).satisfies(e -> {
            assertThat(e.key()).isEqualTo("organisation.error." + key);
            thrown[0] = e;
        });
        return thrown[0];
    }
}
