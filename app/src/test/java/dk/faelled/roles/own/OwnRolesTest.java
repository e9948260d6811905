package dk.faelled.roles.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Permission;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.rights.PermissionCatalogue;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.projection.Projection;
import dk.faelled.roles.projection.RoleSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** What people may do in Fælled is what they hold of Fælled's own roles in the catalogue. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
@Import(Authority.class)
class OwnRolesTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    Authority here;

    @Autowired
    PermissionCatalogue permissions;

    @Autowired
    UserAssignments direct;

    @Autowired
    UnitAssignments onUnits;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    RoleGroupRegister groups;

    @Autowired
    EffectiveRoles effective;

    @Autowired
    OwnSystem own;

    @Autowired
    OwnAccounts accounts;

    @Autowired
    OwnAtStart atStart;

    @Autowired
    Units units;

    @Autowired
    People people;

    @Autowired
    Engagements engagements;

    @Autowired
    ItSystems directories;

    @Autowired
    dk.faelled.organisation.Accounts directory;

    @Autowired
    Classes classes;

    @Autowired
    Facets facets;

    @Autowired
    RoleSettings settings;

    @Autowired
    Projection projection;

    @Test
    void aNewAuthorityHasAllRightsOfTheProgramAndTheRolesThatHoldThem() {
        assertThat(here.texts("select identifier || ' ' || name || ' ' || description from system_role"))
                .containsExactlyInAnyOrderElementsOf(permissions.all().stream()
                        .map(one -> one.id() + " " + one.danish() + " " + one.english())
                        .toList());
        for (var role : BuiltInRole.values()) assertThat(parts(role)).isEqualTo(permissions.holding(role));
        assertThat(here.texts("select kind from role_system where identifier = 'Faelled'"))
                .containsExactly("MANUAL");
        var written =
                "select id || ' ' || xmin::text from system_role union all select id || ' ' || xmin::text from user_role_part";
        var before = here.texts(written);
        own.keep();
        assertThat(here.texts(written))
                .as("what is so already is not written again")
                .containsExactlyInAnyOrderElementsOf(before);
    }

    private Set<String> parts(BuiltInRole role) {
        return new TreeSet<>(here.texts("""
                select x.identifier from user_role_part p join system_role x on x.id = p.system_role_id
                 where p.user_role_id = %s
                """.formatted(here.role(role))));
    }

    @Test
    void theCatalogueFollowsWhatTheProgramDeclares() {
        here.change("update system_role set name = 'Gammelt navn' where identifier = 'organisation.read'");
        here.change("delete from user_role_part where system_role_id = " + here.right("organisation.edit"));
        here.change("delete from system_role where identifier = 'organisation.edit'");
        here.change("""
                insert into system_role (uuid, system_id, name, identifier, description, weight, kind)
                select gen_random_uuid(), id, 'Gået', 'gone.' || n, '', 1, 'BOTH'
                  from role_system, generate_series(1, 2) n
                """);
        var reader = here.account("lise");
        var using = here.compose("MIN", "organisation.read");
        here.give(reader, using.id());
        var part = "insert into user_role_part (user_role_id, system_role_id) values (%s, %s)";
        here.change(part.formatted(using.id(), here.right("gone.1")));
        here.change(part.formatted(here.role(BuiltInRole.READER), here.right("gone.2")));
        own.keep();
        assertThat(here.texts("select name from system_role where identifier = 'organisation.read'"))
                .containsExactly("Se organisationen");
        for (var role : BuiltInRole.values()) assertThat(parts(role)).isEqualTo(permissions.holding(role));
        assertThat(here.texts("select identifier from system_role where identifier like 'gone.%'"))
                .as("what somebody has put into a role stays there")
                .containsExactly("gone.1");
        assertThat(here.held(reader)).containsExactlyInAnyOrder("organisation.read", "platform.home");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsMadeWithARoleHoldsWhatItHoldsAndTheCatalogueTellsWhy(BuiltInRole role) {
        var account = here.account("nogen", role);
        var expected = new HashSet<>(permissions.holding(role));
        expected.add("platform.home");
        expected.remove("platform.operator");
        assertThat(here.held(account)).isEqualTo(expected);
        assertThat(here.signedIn(account)).isEqualTo(expected);
        assertThat(effective.of(account, here.system(), TODAY).roles()).containsExactly(here.role(role));
        assertThat(effective.why(account, here.role(role), TODAY).through()).containsExactly(here.given(account, role));
    }

    @Test
    void whoHoldsNothingMayDoWhatEverybodyMayAndWhoIsNobodyNothing() {
        assertThat(here.held(here.account("ny"))).containsExactly("platform.home");
        assertThat(here.held(UUID.randomUUID())).isEmpty();
        var closed = here.account("lukket", BuiltInRole.READER);
        here.change("update account set status = 'CLOSED' where id = '%s'".formatted(closed));
        assertThat(here.held(closed)).isEmpty();
    }

    @Test
    void aChangeCountsAtOnceForWhoIsSignedIn() {
        var bo = here.account("bo", BuiltInRole.READER);
        assertThat(here.signedIn(bo)).doesNotContain("organisation.edit");
        var given = here.give(bo, BuiltInRole.EDITOR);
        assertThat(here.signedIn(bo)).contains("organisation.edit");
        direct.remove(given);
        assertThat(here.signedIn(bo)).doesNotContain("organisation.edit");

        var role = here.compose("LOG", "platform.audit.read");
        here.give(bo, role.id());
        assertThat(here.signedIn(bo)).contains("platform.audit.read").doesNotContain("platform.keys");
        roles.change(role.id(), 1, here.said("LOG", "platform.audit.read", "platform.keys"));
        assertThat(here.signedIn(bo)).contains("platform.audit.read", "platform.keys");
        roles.change(role.id(), 2, here.said("LOG", "platform.keys"));
        assertThat(here.signedIn(bo)).contains("platform.keys").doesNotContain("platform.audit.read");
        roles.delete(role.id());
        assertThat(here.signedIn(bo)).doesNotContain("platform.keys");
        roles.restore(role.id());
        assertThat(here.signedIn(bo)).contains("platform.keys");
    }

    @Test
    void aRoleCountsOnItsDaysOnlyAndALimitedRightIsHeldByNobody() {
        var bo = here.account("bo");
        here.give(bo, BuiltInRole.READER, Dates.from(TODAY.plusDays(1)));
        assertThat(here.held(bo)).doesNotContain("organisation.read");
        here.give(bo, BuiltInRole.READER, new Dates(null, TODAY));
        assertThat(here.held(bo)).contains("organisation.read");
        here.change("update effective_role set start_date = null, stop_date = '%s' where user_id = '%s'"
                .formatted(TODAY.minusDays(1), bo));
        assertThat(here.held(bo)).doesNotContain("organisation.read");

        var role = here.compose("LOG", "platform.audit.read");
        here.give(bo, role.id());
        here.change("""
                insert into part_constraint (part_id, type_id, kind, value, identifier)
                select p.id, t.id, 'INHERITED', '', ''
                  from user_role_part p, constraint_type t
                 where p.user_role_id = %s
                 limit 1
                """.formatted(role.id()));
        assertThat(here.held(bo)).doesNotContain("platform.audit.read");
    }

    private ClassId aClass(String facet, String key) {
        return classes.keyed(facet, key, AsOf.on(START))
                .map(Found::id)
                .orElseGet(() -> classes.create(
                        ClassId.fresh(),
                        Validity.ALWAYS,
                        Classification.of(key, key, facets.keyed(facet).orElseThrow(), null),
                        null));
    }

    /** Somebody who works in a unit of the organisation, with an account in its directory. */
    private PersonId employed(UnitId unit) {
        var system = directories.create(
                ItSystemId.fresh(),
                Validity.ALWAYS,
                new dk.faelled.organisation.ItSystem("AD", "Active Directory", null),
                null);
        var person = people.create(PersonId.fresh(), Validity.ALWAYS, Person.named("eva", "Eva", "Prøve"), null);
        engagements.create(
                EngagementId.fresh(),
                Validity.from(START),
                Engagement.of(
                        "eva",
                        person,
                        unit,
                        aClass("engagement_type", "Ansat"),
                        aClass("engagement_job_function", "Konsulent")),
                null);
        directory.create(
                ItUserId.fresh(),
                Validity.from(START),
                new ItUser("eva", system, person, null, List.of(), null, null, null),
                null);
        settings.decide(new RoleSettings.Decision(null, true, system, List.of(), Set.of()));
        return person;
    }

    private UnitId unit(String name) {
        return units.create(
                UnitId.fresh(),
                Validity.from(START),
                new Unit(name, name, null, aClass("org_unit_type", "Afdeling"), null, null, null),
                null);
    }

    @Test
    void aPersonHoldsWhatAnyOfHisUsersHoldsAlsoThroughAUnit() {
        var unit = unit("Stab");
        var person = employed(unit);
        var account = here.account("eva", person.value(), BuiltInRole.READER);
        var placed = onUnits.assign(
                UnitAssignment.here(new AssignmentId(0), unit, new Target.OfRole(here.role(BuiltInRole.AUDITOR))), "");
        assertThat(here.held(person.value())).contains("organisation.read", "platform.audit.read");
        assertThat(here.held(account)).as("acts as the person").doesNotContain("platform.audit.read");
        here.change(
                "update role_user set disabled = true where ext_uuid = '%s' and id <> '%s'".formatted(person, account));
        assertThat(here.held(person.value())).contains("organisation.read").doesNotContain("platform.audit.read");
        here.change("update role_user set disabled = false");
        assertThat(here.held(person.value())).contains("platform.audit.read");
        onUnits.remove(placed.id());
        assertThat(here.held(person.value())).contains("organisation.read").doesNotContain("platform.audit.read");
        projection.whole();
        assertThat(here.held(person.value()))
                .as("the organisation leaves accounts alone")
                .contains("organisation.read");
    }

    @Test
    void accountsOfBeforeGetTheRolesTheyWereMadeWithOnce() {
        var old = UUID.randomUUID();
        here.change("""
                insert into account (id, user_name, display_name, password_hash, roles)
                values ('%s', 'gammel', 'Gammel Bruger', '', '{EDITOR,READER}')
                """.formatted(old));
        assertThat(here.held(old)).containsExactly("platform.home");
        atStart.start();
        assertThat(here.held(old)).contains("organisation.edit");
        var user = new UserId(old);
        assertThat(direct.of(user)).hasSize(2);
        direct.remove(here.given(user, BuiltInRole.EDITOR));
        assertThat(accounts.takeUp("")).isEmpty();
        assertThat(here.held(old)).contains("organisation.read").doesNotContain("organisation.edit");
    }

    @Test
    void keepingAnAccountGivesWhatItLacksAndTakesNothing() {
        var bo = here.account("bo", BuiltInRole.AUDITOR);
        here.give(bo, BuiltInRole.OWNER, Dates.until(TODAY.plusDays(7)));
        assertThat(here.account("bo", BuiltInRole.READER, BuiltInRole.OWNER)).isEqualTo(bo);
        assertThat(here.held(bo)).contains("platform.audit.read", "organisation.read", "organisation.edit.own");
        assertThat(direct.of(bo)).hasSize(3);
        direct.remove(here.given(bo, BuiltInRole.READER));
        here.account("bo", BuiltInRole.READER);
        assertThat(direct.of(bo)).hasSize(3);
        var role = here.compose("LOG", "platform.keys");
        assertThat(here.held(here.invited("ida", "LOG", "NOT-THERE")))
                .containsExactlyInAnyOrder("platform.keys", "platform.home");
        assertThat(here.kept(here.invited("ida")).roles()).contains("LOG");
        assertThat(role.name()).isEqualTo("LOG");
    }

    private static void lacking(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                .isEqualTo("roles.own.not-held"));
    }

    @Test
    void nobodyGivesOthersMoreThanHeHas() {
        var bo = here.account("bo");
        var unit = unit("Stab");
        projection.whole();
        var mine = Set.of("platform.keys", "platform.home");
        var held = new HashSet<>(mine);
        for (var permission : permissions.all()) if (permission.id().startsWith("roles.")) held.add(permission.id());
        var assigner = Somebody.with(held.toArray(String[]::new));
        var reader = here.role(BuiltInRole.READER);
        var some = here.compose("SOME", "platform.keys");
        var gone = here.compose("GONE", "organisation.read");
        roles.delete(gone.id());
        var bundle = groups.create(new WriteRoleGroup("Bundt", "", false, Set.of(reader)));
        var ending = here.give(bo, BuiltInRole.EDITOR, Dates.until(TODAY.plusDays(7)));
        assigner.does(() -> {
            here.give(bo, some.id());
            lacking(() -> here.give(bo, reader));
            lacking(() -> direct.assign(AssignToUser.of(bo, new Target.OfGroup(bundle.id()))));
            lacking(() ->
                    onUnits.assign(UnitAssignment.here(new AssignmentId(0), unit, new Target.OfRole(reader)), ""));
            lacking(() -> direct.change(ending, Dates.ALWAYS));
            direct.change(ending, Dates.until(TODAY.plusDays(3)));
            lacking(() -> here.compose("MORE", "organisation.read"));
            lacking(() -> roles.change(some.id(), 1, here.said("SOME", "platform.keys", "organisation.read")));
            lacking(() -> roles.restore(gone.id()));
            lacking(() -> groups.create(new WriteRoleGroup("Egen", "", false, Set.of(reader))));
            var group = groups.create(new WriteRoleGroup("Egen", "", false, Set.of(some.id())));
            lacking(() ->
                    groups.change(group.id(), 1, new WriteRoleGroup("Egen", "", false, Set.of(some.id(), reader))));
            // what was there before may stay
            groups.change(bundle.id(), 1, new WriteRoleGroup("Bundt 2", "", false, Set.of(reader, some.id())));
            groups.delete(bundle.id());
            lacking(() -> groups.restore(bundle.id()));
        });
        var everything = permissions.all().stream().map(Permission::id).toArray(String[]::new);
        Somebody.with(everything).does(() -> here.give(bo, reader));
        assertThat(here.held(bo)).contains("platform.keys", "organisation.read");
    }
}
