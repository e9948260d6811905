package dk.faelled.roles.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
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
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.EffectiveRolesChanged;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.AccountDeleted;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Explanation;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Privilege;
import dk.faelled.roles.Privileges;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.Verdict;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.ConflictRules;
import dk.faelled.roles.assignment.Mitigations;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.effective.WhatIf;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The municipality of the worked example, in the database: what is kept is what the rules say, whatever changes. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
@RecordApplicationEvents
class CatalogueTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

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
    ItSystems accountSystems;

    @Autowired
    dk.faelled.organisation.Accounts accounts;

    @Autowired
    Classes classes;

    @Autowired
    Facets facets;

    @Autowired
    Tenants tenants;

    @Autowired
    RoleSettings settings;

    @Autowired
    Following following;

    @Autowired
    Substitutes substitutes;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    SystemRoleRegister systemRoles;

    @Autowired
    UserRoleRegister userRoles;

    @Autowired
    RoleGroupRegister groups;

    @Autowired
    CatalogueTable catalogue;

    @Autowired
    UserAssignments direct;

    @Autowired
    UnitAssignments onUnits;

    @Autowired
    ConflictRules rules;

    @Autowired
    Mitigations mitigations;

    @Autowired
    EffectiveRoles effective;

    @Autowired
    Privileges privileges;

    @Autowired
    WhatIf whatIf;

    @Autowired
    Affected affected;

    @Autowired
    TreeTable tree;

    @Autowired
    RoleUserTable users;

    @Autowired
    JdbcClient sql;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationEvents events;

    @Autowired
    ApplicationContext context;

    private final Map<String, UnitId> unit = new HashMap<>();
    private final Map<String, PersonId> person = new HashMap<>();
    private final Map<String, UserId> user = new HashMap<>();
    private final Map<String, EngagementId> job = new HashMap<>();
    private final List<UserRole> role = new ArrayList<>();
    private final Map<Long, Integer> number = new HashMap<>();
    private final List<UnitAssignment> assigned = new ArrayList<>();
    private ItSystemId directory = new ItSystemId(UUID.randomUUID());
    private dk.faelled.roles.ItSystemId system = new dk.faelled.roles.ItSystemId(0);
    private ClassId safety = new ClassId(UUID.randomUUID());

    private ClassId aClass(String facet, String key) {
        return classes.keyed(facet, key, AsOf.on(START)).map(Found::id).orElseGet(() -> {
            var id = facets.keyed(facet).orElseThrow();
            return classes.create(ClassId.fresh(), Validity.ALWAYS, Classification.of(key, key, id, null), null);
        });
    }

    private void unit(String name, @Nullable String parent) {
        var state = new Unit(
                name, name, parent == null ? null : at(parent), aClass("org_unit_type", "Afdeling"), null, null, null);
        unit.put(name, units.create(UnitId.fresh(), Validity.from(START), state, null));
    }

    private UnitId at(String name) {
        return Objects.requireNonNull(unit.get(name));
    }

    private UserId who(String name) {
        return Objects.requireNonNull(user.get(name));
    }

    private void somebody(String name) {
        person.put(name, people.create(PersonId.fresh(), Validity.ALWAYS, Person.named(name, name, "Prøve"), null));
        var state = new ItUser(
                name.toLowerCase(Locale.ROOT), directory, person.get(name), null, List.of(), null, null, null);
        user.put(
                name,
                new UserId(accounts.create(ItUserId.fresh(), Validity.from(START), state, null)
                        .value()));
    }

    private void works(String name, String where, String title) {
        var state = Engagement.of(
                name + where,
                Objects.requireNonNull(person.get(name)),
                at(where),
                aClass("engagement_type", "Ansat"),
                aClass("engagement_job_function", title));
        job.put(name, engagements.create(EngagementId.fresh(), Validity.from(START), state, null));
    }

    private ManagerId leads(String name, String where) {
        return managers.create(
                ManagerId.fresh(),
                Validity.from(START),
                Manager.of("leder", Objects.requireNonNull(person.get(name)), at(where), null),
                null);
    }

    private void hasOffice(String name, String where) {
        associations.create(
                AssociationId.fresh(),
                Validity.from(START),
                Association.of("amr", person.get(name), at(where), safety),
                null);
    }

    private TitleId title(String name) {
        return new TitleId(aClass("engagement_job_function", name).value());
    }

    @BeforeEach
    void theMunicipalityOfTheExample() {
        directory = accountSystems.create(
                ItSystemId.fresh(),
                Validity.ALWAYS,
                new dk.faelled.organisation.ItSystem("AD", "Active Directory", null),
                null);
        safety = aClass("association_type", "AMR");
        unit("K", null);
        unit("S", "K");
        unit("S1", "S");
        unit("S2", "S");
        unit("S21", "S2");
        unit("T", "K");
        for (var name :
                List.of("Anna", "Bo", "Carla", "Dorte", "Erik", "Fie", "Gert", "Hans", "Ida", "Jens", "Kaj", "Lis"))
            somebody(name);
        works("Erik", "S2", "Socialrådgiver");
        works("Fie", "S21", "Socialrådgiver");
        works("Fie", "T", "Konsulent");
        works("Gert", "S21", "Andet");
        works("Hans", "S1", "Andet");
        works("Carla", "S2", "Leder");
        works("Ida", "T", "Andet");
        works("Jens", "T", "Andet");
        works("Kaj", "S2", "Andet");
        works("Lis", "S1", "Andet");
        works("Lis", "S2", "Andet");
        hasOffice("Jens", "S21");
        hasOffice("Kaj", "S");
        leads("Anna", "K");
        leads("Bo", "S");
        leads("Bo", "S1");
        leads("Carla", "S2");
        leads("Carla", "S21");
        leads("Dorte", "T");
        settings.decide(new RoleSettings.Decision("http://nordkaer.dk/", true, directory, List.of(), Set.of(safety)));
        settings.inherit(Objects.requireNonNull(job.get("Hans")), false);
        substitutes.name(new Substitution(who("Carla"), who("Ida"), at("S21")));
        system = systems.create(WriteItSystem.of("Sag", "SAG", ItSystem.Kind.SAML))
                .id();
        for (int i = 0; i <= 9; i++) {
            var made = userRoles.create(system, WriteUserRole.of("Rolle " + i, "R" + i));
            role.add(made);
            number.put(made.id().value(), i);
        }
    }

    private UnitAssignment rule(int number, String where) {
        return UnitAssignment.here(
                new AssignmentId(0),
                at(where),
                new Target.OfRole(role.get(number).id()));
    }

    private void assign(UnitAssignment said) {
        assigned.add(onUnits.assign(said, ""));
    }

    private void theRulesOfTheExample() {
        assign(rule(1, "S").andBelow());
        assign(rule(2, "S2").titled(TitleMode.POSITIVE, Set.of(title("Socialrådgiver"))));
        assign(rule(3, "S2").andBelow().titled(TitleMode.NEGATIVE, Set.of(title("Socialrådgiver"))));
        assign(rule(4, "S21").exceptUsers(Set.of(who("Gert"))));
        assign(rule(5, "S").andBelow().exceptUnits(Set.of(at("S2"))));
        assign(rule(6, "S").andBelow().led(true, true));
        assign(rule(7, "S2").andBelow().holding(Set.of(new FunctionId(safety.value()))));
        assign(rule(8, "S")
                .andBelow()
                .titled(TitleMode.POSITIVE, Set.of(title("Socialrådgiver")))
                .exceptUsers(Set.of(who("Erik"))));
    }

    private Holdings holdings(String name) {
        return effective.of(who(name), null, TODAY);
    }

    private Set<Integer> held(String name) {
        return numbers(holdings(name).roles());
    }

    private Set<Integer> numbers(Collection<UserRoleId> roles) {
        var numbers = new TreeSet<Integer>();
        for (var one : roles) numbers.add(Objects.requireNonNull(number.get(one.value())));
        return numbers;
    }

    private Set<Integer> excepted(String name) {
        var numbers = new TreeSet<Integer>();
        for (var one : holdings(name).excepted())
            if (one.target() instanceof Target.OfRole(var which))
                numbers.add(Objects.requireNonNull(number.get(which.value())));
        return numbers;
    }

    private <T> T read(Supplier<T> what) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> what.get()));
    }

    /** What is kept is what comes out when everything is worked out anew. */
    private void keptIsTrue() {
        var all = read(() -> users.read(user.values()));
        var anew = effective.over(read(tree::view), all, TODAY);
        var kept = effective.of(user.values(), TODAY);
        for (var one : all) {
            var now = kept.getOrDefault(one.id(), Holdings.NOTHING);
            var then = anew.getOrDefault(one.id(), Holdings.NOTHING);
            assertThat(now.held()).as(one.name()).containsExactlyInAnyOrderElementsOf(then.held());
            assertThat(now.excepted()).as(one.name()).containsExactlyInAnyOrderElementsOf(then.excepted());
        }
    }

    @Test
    void theTableOfTheExampleHoldsAndAMoveDoesWhatWasForetold() {
        theRulesOfTheExample();
        assertThat(held("Erik")).containsExactly(1, 2);
        assertThat(excepted("Erik")).containsExactly(3, 5, 8);
        assertThat(held("Fie")).containsExactly(1, 4, 8);
        assertThat(excepted("Fie")).containsExactly(3, 5);
        assertThat(held("Gert")).containsExactly(1, 3);
        assertThat(excepted("Gert")).containsExactly(4, 5);
        assertThat(holdings("Hans")).isEqualTo(Holdings.NOTHING);
        assertThat(held("Carla")).containsExactly(1, 3, 6);
        assertThat(held("Ida")).containsExactly(6);
        assertThat(held("Jens")).containsExactly(7);
        assertThat(held("Kaj")).containsExactly(1, 3);
        assertThat(held("Lis")).containsExactly(1, 3, 5);
        assertThat(excepted("Lis")).containsExactly(5);
        keptIsTrue();

        var draft = read(tree::view).with(at("S21"), one -> one.under(at("T")));
        var foretold = whatIf.over(draft, user.values());
        var before = effective.of(user.values(), TODAY);
        units.move(at("S21"), at("T"), Validity.from(TODAY), null);
        following.catchUp();
        var after = effective.of(user.values(), TODAY);
        assertThat(user.values().stream()
                        .map(one -> HoldingsDifference.between(
                                one,
                                before.getOrDefault(one, Holdings.NOTHING),
                                after.getOrDefault(one, Holdings.NOTHING)))
                        .filter(difference -> !difference.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(foretold);
        assertThat(held("Fie")).containsExactly(4);
        assertThat(held("Jens")).isEmpty();
        keptIsTrue();
        assertThat(effective.why(who("Fie"), role.get(4).id(), TODAY).through())
                .containsExactly(assigned.get(3).id());
        assertThat(effective.why(who("Fie"), role.get(1).id(), TODAY).held()).isFalse();
    }

    @Test
    void whatIsGivenByHandHoldsFromItsFirstDayToItsLastAndIsTold() {
        var erik = who("Erik");
        var target = new Target.OfRole(role.get(9).id());
        var given = direct.assign(AssignToUser.of(erik, target).during(Dates.until(TODAY.plusDays(2))));
        assertThat(given.owningUnit()).isEqualTo(at("S2"));
        assertThat(held("Erik")).containsExactly(9);
        assertThat(numbers(effective.of(erik, null, TODAY.plusDays(2)).roles())).containsExactly(9);
        assertThat(effective.of(erik, null, TODAY.plusDays(3)).held()).isEmpty();
        assertThat(effective.of(erik, null, TODAY.minusDays(1)).held())
                .as("nothing was kept then")
                .isEmpty();
        assertThat(effective.of(erik, system, TODAY).roles()).hasSize(1);
        assertThat(effective.of(erik, new dk.faelled.roles.ItSystemId(0), TODAY).held())
                .isEmpty();

        var longer =
                direct.assign(AssignToUser.of(erik, target).during(new Dates(TODAY.plusDays(3), TODAY.plusDays(9))));
        assertThat(longer.id()).isEqualTo(given.id());
        assertThat(longer.dates()).isEqualTo(Dates.until(TODAY.plusDays(9)));
        assertThat(direct.of(erik)).hasSize(1);
        var later = direct.assign(
                AssignToUser.of(erik, new Target.OfRole(role.get(0).id())).during(Dates.from(TODAY.plusDays(1))));
        assertThat(held("Erik")).containsExactly(9);
        assertThat(direct.change(later.id(), Dates.ALWAYS).dates()).isEqualTo(Dates.ALWAYS);
        assertThat(held("Erik")).containsExactly(0, 9);
        direct.remove(given.id());
        assertThat(held("Erik")).containsExactly(0);
        assertThat(events.stream(EffectiveRolesChanged.class)
                        .filter(e -> e.user().equals(erik.value())))
                .extracting(e -> numbers(ids(e.added())) + " " + numbers(ids(e.removed())))
                .containsExactly("[9] []", "[0] []", "[] [9]");
        assertThat(sql(
                        "select count(*) from effective_role_history where user_id = :id and recorded_until >= recorded_from",
                        erik.value()))
                .isEqualTo(3);
        assertThatThrownBy(() -> direct.assign(AssignToUser.of(erik, target).during(Dates.until(TODAY.minusDays(1)))))
                .isInstanceOf(RuleBroken.class);
        keptIsTrue();
    }

    private static List<UserRoleId> ids(List<Long> numbers) {
        return numbers.stream().map(UserRoleId::new).toList();
    }

    private long sql(String query, UUID id) {
        return new TransactionTemplate(transactions)
                .execute(_ -> sql.sql(query).param("id", id).query(Long.class).single());
    }

    @Test
    void whateverChangesWhatIsKeptIsWhatIsWorkedOutAnew() {
        theRulesOfTheExample();
        var group = groups.create(new WriteRoleGroup(
                "Bundt", "", false, Set.of(role.get(0).id(), role.get(9).id())));
        assign(UnitAssignment.here(new AssignmentId(0), at("T"), new Target.OfGroup(group.id()))
                .andBelow());
        assertThat(held("Ida")).containsExactly(0, 6, 9);
        var chance = new Random(7);
        var names = List.copyOf(user.keySet());
        var places = List.copyOf(unit.keySet());
        for (int i = 0; i < 12; i++) {
            var name = names.get(chance.nextInt(names.size()));
            var place = places.get(chance.nextInt(places.size()));
            switch (i % 6) {
                case 0 -> works(name, place, chance.nextBoolean() ? "Socialrådgiver" : "Konsulent");
                case 1 -> leads(name, place);
                case 2 -> onUnits.remove(assigned.remove(1).id());
                case 3 -> assign(rule(chance.nextInt(10), place).andBelow().exceptUsers(Set.of(who(name))));
                case 4 -> hasOffice(name, place);
                default -> {
                    var last = assigned.getLast();
                    assigned.set(assigned.size() - 1, onUnits.change(1, last.led(true, false), "sag 1"));
                }
            }
            following.catchUp();
            keptIsTrue();
        }
        engagements.delete(Objects.requireNonNull(job.get("Erik")), null);
        following.catchUp();
        keptIsTrue();
        var seen = groups.get(group.id());
        groups.change(
                group.id(),
                seen.version(),
                new WriteRoleGroup("Bundt", "", false, Set.of(role.get(9).id())));
        keptIsTrue();
        assertThat(holdings("Ida").held())
                .filteredOn(row -> group.id().equals(row.group()))
                .extracting(row -> row.role())
                .containsOnly(role.get(9).id());
        userRoles.delete(role.get(1).id());
        keptIsTrue();
        assertThat(held("Kaj")).doesNotContain(1);
        userRoles.restore(role.get(1).id());
        assertThat(systems.effect(system).users()).isPositive();
        systems.delete(system);
        for (var name : names) assertThat(holdings(name).roles()).as(name).isEmpty();
        systems.restore(system);
        keptIsTrue();
        assertThat(held("Kaj")).contains(1);
        publishInTransaction(new AccountDeleted(Tenant.current(), who("Kaj"), Instant.now()));
        assertThat(holdings("Kaj")).isEqualTo(Holdings.NOTHING);
    }

    private void publishInTransaction(Object event) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> publisher.publishEvent(event));
    }

    @Test
    void limitsGoOutWithTheRightsAndWhatComesToNothingDoesNot() {
        var unitType = catalogueType(ConstraintType.UNIT);
        var right = systemRoles.create(
                system,
                new WriteSystemRole(
                        "Læs",
                        "laes",
                        "",
                        1,
                        null,
                        SystemRole.Kind.DATA_ROLE,
                        List.of(new SystemRole.Supported(unitType.id(), true))));
        var open = userRoles.create(
                system,
                WriteUserRole.of("Åben", "AABEN", part(right, unitType, ConstraintValue.Kind.POSTPONED))
                        .with(Set.of(UserRole.Flag.ALLOWS_POSTPONING)));
        var led = userRoles.create(
                system,
                WriteUserRole.of(
                        "Ledelse", "LED", part(right, unitType, ConstraintValue.Kind.INHERITED_FROM_MANAGER_ROLE)));
        assertThat(userRoles.isIncomplete(led)).isFalse();
        assertThat(userRoles.isIncomplete(userRoles.create(
                        system, WriteUserRole.of("Ufuldstændig", "UF", new UserRole.Part(right.id(), List.of())))))
                .isTrue();
        refused(
                "roles.assignment.postponed-missing",
                () -> direct.assign(AssignToUser.of(who("Erik"), new Target.OfRole(open.id()))));
        direct.assign(AssignToUser.of(who("Erik"), new Target.OfRole(open.id()))
                .limitedTo(List.of(new Postponed(right.id(), unitType.id(), new TreeSet<>(Set.of("a", "b"))))));
        direct.assign(AssignToUser.of(who("Erik"), new Target.OfRole(led.id())));
        direct.assign(AssignToUser.of(who("Bo"), new Target.OfRole(led.id())));
        var profile = privileges.of(who("Erik"), system, TODAY);
        assertThat(profile.privileges())
                .extracting(Privilege::identifier, p -> p.limits().getFirst().values())
                .containsExactly(Tuple.tuple("laes", "a,b"));
        assertThat(profile.roleMap().keySet()).containsExactly("AABEN", "LED");
        assertThat(privileges
                        .of(who("Bo"), null, TODAY)
                        .privileges()
                        .getFirst()
                        .limits()
                        .getFirst()
                        .values())
                .contains(at("S").toString(), at("S1").toString())
                .doesNotContain(at("S2").toString());
        refused(
                "roles.assignment.user-only",
                () -> onUnits.assign(
                        UnitAssignment.here(new AssignmentId(0), at("S"), new Target.OfRole(open.id())), ""));
        refused(
                "roles.rolegroup.postponing",
                () -> groups.create(new WriteRoleGroup("G", "", false, Set.of(open.id()))));
        refused("roles.systemrole.in-use", () -> systemRoles.delete(right.id()));
        refused("roles.stale", () -> systems.change(system, 99, WriteItSystem.of("Ny", "SAG", ItSystem.Kind.SAML)));
        refused("roles.identifier.taken", () -> userRoles.create(system, WriteUserRole.of("To", "LED")));
    }

    private ConstraintType catalogueType(String entityId) {
        return new TransactionTemplate(transactions)
                .execute(_ -> catalogue.type(entityId).orElseThrow());
    }

    private static UserRole.Part part(SystemRole right, ConstraintType type, ConstraintValue.Kind kind) {
        return new UserRole.Part(right.id(), List.of(new ConstraintValue(type.id(), kind, "", "")));
    }

    private static void refused(String key, ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                .isEqualTo(key));
    }

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

    @Test
    void whatNobodyShouldHoldTogetherIsRefusedNamingTheRuleAndTheSource() {
        theRulesOfTheExample();
        rules.create(new ConflictRule(
                0,
                "Opret og godkend",
                Set.of(new ConflictRule.Choice.Role(role.get(2).id())),
                Set.of(new ConflictRule.Choice.Role(role.get(9).id())),
                ConflictRule.Scope.ANY,
                ConflictRule.Severity.BLOCK,
                Objects.requireNonNull(person.get("Anna")).value()));
        var asked = AssignToUser.of(who("Erik"), new Target.OfRole(role.get(9).id()));
        assertThatThrownBy(() -> direct.assign(asked)).isInstanceOfSatisfying(RuleBroken.class, broken -> {
            assertThat(broken.key()).isEqualTo("roles.conflict");
            assertThat(broken.arguments().toString())
                    .contains("Opret og godkend", assigned.get(1).id().toString());
        });
        assertThat(held("Erik")).containsExactly(1, 2);
        direct.assign(AssignToUser.of(who("Kaj"), new Target.OfRole(role.get(9).id())));
        assertThat(held("Kaj")).containsExactly(1, 3, 9);
    }

    private ConflictRule conflict(int left, int right, ConflictRule.Severity severity, UUID owner) {
        return rules.create(new ConflictRule(
                0,
                "Opret og godkend",
                Set.of(new ConflictRule.Choice.Role(role.get(left).id())),
                Set.of(new ConflictRule.Choice.Role(role.get(right).id())),
                ConflictRule.Scope.ANY,
                severity,
                owner));
    }

    @Test
    void anAssignmentOnAUnitThatWouldBreakARuleIsRefusedButNotForWhomItWasAllowed() {
        theRulesOfTheExample();
        var owner = Somebody.with("roles.assigner.orgunit", "roles.assigner.user");
        var blocked = conflict(2, 9, ConflictRule.Severity.BLOCK, owner.id());
        var said = rule(9, "S2").andBelow();
        // Erik holds 2 by title; Fie would get 9 only
        refused("roles.conflict", () -> onUnits.assign(said, ""));
        assertThat(held("Fie")).containsExactly(1, 4, 8);
        assertThatThrownBy(() -> mitigations.allow(blocked.id(), who("Erik"), "Leder ser med", TODAY.plusMonths(13)))
                .isInstanceOf(RuleBroken.class);
        mitigations.allow(blocked.id(), who("Erik"), "Leder ser med", TODAY.plusMonths(1));
        onUnits.remove(onUnits.assign(said, "").id());
        mitigations.withdraw(blocked.id(), who("Erik"));
        var group = groups.create(
                new WriteRoleGroup("Bundt", "", false, Set.of(role.get(0).id())));
        assign(UnitAssignment.here(new AssignmentId(0), at("S2"), new Target.OfGroup(group.id())));
        refused(
                "roles.conflict",
                () -> groups.change(
                        group.id(),
                        1,
                        new WriteRoleGroup(
                                "Bundt", "", false, Set.of(role.get(9).id()))));
        rules.delete(blocked.id());

        conflict(2, 9, ConflictRule.Severity.APPROVE, owner.id());
        refused("roles.conflict.approve", () -> onUnits.assign(said, ""));
        owner.does(() -> onUnits.assign(said, ""));
        assertThat(held("Erik")).contains(2, 9);
        assertThat(sql(
                        "select count(*) from audit_entry where action = 'roles.conflict.accept' and entity = 'role-user:' || :id",
                        who("Erik").value()))
                .isEqualTo(1);
        var last = onUnits.on(List.of(at("S2"))).getLast();
        refused("roles.assignment.stale", () -> onUnits.change(7, last.during(Dates.until(TODAY)), ""));
    }

    @Test
    void aDayToComeIsAnsweredWithTheOrganisationOfThatDayAndADayThatWasWithWhatWasKept() {
        theRulesOfTheExample();
        var moved = TODAY.plusDays(10);
        units.move(at("S21"), at("T"), Validity.from(moved), null);
        following.catchUp();
        assertThat(held("Fie")).containsExactly(1, 4, 8);
        assertThat(numbers(effective.of(who("Fie"), null, moved).roles())).containsExactly(4);
        assertThat(numbers(effective
                        .of(List.of(who("Fie")), moved)
                        .getOrDefault(who("Fie"), Holdings.NOTHING)
                        .roles()))
                .containsExactly(4);
        assertThat(numbers(effective.of(who("Fie"), system, moved.minusDays(1)).roles()))
                .containsExactly(1, 4, 8);
        assertThat(effective.why(who("Fie"), role.get(1).id(), moved).held()).isFalse();
        assertThat(effective
                        .why(who("Fie"), role.get(1).id(), moved.minusDays(1))
                        .held())
                .isTrue();

        // as if all of it had been kept two days ago
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sql.sql(
                        "update effective_role set recorded_from = recorded_from - interval '2 days'")
                .update());
        onUnits.remove(assigned.getFirst().id());
        var yesterday = effective.why(who("Erik"), role.get(1).id(), TODAY.minusDays(1));
        assertThat(yesterday.through()).containsExactly(assigned.getFirst().id());
        assertThat(effective
                        .why(who("Erik"), role.get(3).id(), TODAY.minusDays(1))
                        .steps())
                .extracting(Explanation.Step::verdict)
                .containsExactly(Verdict.EXCEPTED_TITLE);
        assertThat(effective.why(who("Erik"), role.get(1).id(), TODAY).held()).isFalse();
        assertThat(numbers(effective.of(who("Erik"), null, TODAY.minusDays(1)).roles()))
                .containsExactly(1, 2);
        assertThat(held("Erik")).containsExactly(2);
    }

    @Test
    void whoMayNotCannotAndAnotherAuthorityKnowsNothingOfIt() {
        var target = new Target.OfRole(role.get(9).id());
        Somebody.with("roles.userrole.read", "roles.assigner.orgunit").does(() -> {
            assertThatThrownBy(() -> direct.assign(AssignToUser.of(who("Erik"), target)))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> systems.delete(system)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> userRoles.delete(role.get(9).id())).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> substitutes.name(new Substitution(who("Bo"), who("Ida"), at("S"))))
                    .isInstanceOf(Forbidden.class);
        });
        Somebody.with("roles.assigner.user").does(() -> direct.assign(AssignToUser.of(who("Erik"), target)));
        assertThat(held("Erik")).containsExactly(9);
        assertThat(sql(
                        "select count(*) from audit_entry where action = 'roles.assignment.create' and entity = 'role-user:' || :id",
                        who("Erik").value()))
                .isEqualTo(1);
        var other = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.run(other.id(), () -> {
            assertThat(effective.of(who("Erik"), null, TODAY)).isEqualTo(Holdings.NOTHING);
            assertThatThrownBy(() -> systems.get(system)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> userRoles.delete(role.get(9).id())).isInstanceOf(NotFound.class);
            refused("roles.assignment.user", () -> direct.assign(AssignToUser.of(who("Erik"), target)));
        });
        RoleGroup none = groups.create(new WriteRoleGroup("Tom", "", false, Set.of()));
        direct.assign(AssignToUser.of(who("Erik"), new Target.OfGroup(none.id())));
        assertThat(held("Erik")).containsExactly(9);
    }

    @Test
    void whatIsGivenAtTheSameMomentIsAllKept() throws Exception {
        var tenant = Tenant.current();
        var acts = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 8; i++) {
            var target = new Target.OfRole(role.get(i).id());
            acts.add(
                    i % 2 == 0
                            ? () -> Tenant.call(tenant, () -> direct.assign(AssignToUser.of(who("Erik"), target)))
                            : () -> Tenant.call(
                                    tenant,
                                    () -> onUnits.assign(
                                            UnitAssignment.here(new AssignmentId(0), at("S2"), target), "")));
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : workers.invokeAll(acts)) done.get();
        }
        assertThat(held("Erik")).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        keptIsTrue();
    }
}
