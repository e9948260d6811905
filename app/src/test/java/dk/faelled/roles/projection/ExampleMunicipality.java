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
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenants;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The municipality of the worked example (Nordkær Kommune), in the database. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
@RecordApplicationEvents
abstract class ExampleMunicipality {
    static final LocalDate START = LocalDate.of(2020, 1, 1);
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

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
    EffectiveRoles effective;

    @Autowired
    TreeTable tree;

    @Autowired
    RoleUserTable users;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    final Map<String, UnitId> unit = new HashMap<>();
    final Map<String, PersonId> person = new HashMap<>();
    final Map<String, UserId> user = new HashMap<>();
    final Map<String, EngagementId> job = new HashMap<>();
    final List<UserRole> role = new ArrayList<>();
    final Map<Long, Integer> number = new HashMap<>();
    final List<UnitAssignment> assigned = new ArrayList<>();
    ItSystemId directory = new ItSystemId(UUID.randomUUID());
    dk.faelled.roles.ItSystemId system = new dk.faelled.roles.ItSystemId(0);
    ClassId safety = new ClassId(UUID.randomUUID());

    ClassId aClass(String facet, String key) {
        return classes.keyed(facet, key, AsOf.on(START)).map(Found::id).orElseGet(() -> {
            var id = facets.keyed(facet).orElseThrow();
            return classes.create(ClassId.fresh(), Validity.ALWAYS, Classification.of(key, key, id, null), null);
        });
    }

    void unit(String name, @Nullable String parent) {
        var state = new Unit(
                name, name, parent == null ? null : at(parent), aClass("org_unit_type", "Afdeling"), null, null, null);
        unit.put(name, units.create(UnitId.fresh(), Validity.from(START), state, null));
    }

    UnitId at(String name) {
        return Objects.requireNonNull(unit.get(name));
    }

    UserId who(String name) {
        return Objects.requireNonNull(user.get(name));
    }

    void somebody(String name) {
        person.put(name, people.create(PersonId.fresh(), Validity.ALWAYS, Person.named(name, name, "Prøve"), null));
        var state = new ItUser(
                name.toLowerCase(Locale.ROOT), directory, person.get(name), null, List.of(), null, null, null);
        user.put(
                name,
                new UserId(accounts.create(ItUserId.fresh(), Validity.from(START), state, null)
                        .value()));
    }

    void works(String name, String where, String title) {
        var state = Engagement.of(
                name + where,
                Objects.requireNonNull(person.get(name)),
                at(where),
                aClass("engagement_type", "Ansat"),
                aClass("engagement_job_function", title));
        job.put(name, engagements.create(EngagementId.fresh(), Validity.from(START), state, null));
    }

    ManagerId leads(String name, String where) {
        return managers.create(
                ManagerId.fresh(),
                Validity.from(START),
                Manager.of("leder", Objects.requireNonNull(person.get(name)), at(where), null),
                null);
    }

    void hasOffice(String name, String where) {
        associations.create(
                AssociationId.fresh(),
                Validity.from(START),
                Association.of("amr", person.get(name), at(where), safety),
                null);
    }

    TitleId title(String name) {
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

    UnitAssignment rule(int number, String where) {
        return UnitAssignment.here(
                new AssignmentId(0),
                at(where),
                new Target.OfRole(role.get(number).id()));
    }

    void assign(UnitAssignment said) {
        assigned.add(onUnits.assign(said, ""));
    }

    void theRulesOfTheExample() {
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

    Holdings holdings(String name) {
        return effective.of(who(name), null, TODAY);
    }

    Set<Integer> held(String name) {
        return numbers(holdings(name).roles());
    }

    Set<Integer> numbers(Collection<UserRoleId> roles) {
        var numbers = new TreeSet<Integer>();
        for (var one : roles) numbers.add(Objects.requireNonNull(number.get(one.value())));
        return numbers;
    }

    Set<Integer> excepted(String name) {
        var numbers = new TreeSet<Integer>();
        for (var one : holdings(name).excepted())
            if (one.target() instanceof Target.OfRole(var which))
                numbers.add(Objects.requireNonNull(number.get(which.value())));
        return numbers;
    }

    <T> T read(Supplier<T> what) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> what.get()));
    }

    /** What is kept is what comes out when everything is worked out anew. */
    void keptIsTrue() {
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

    long sql(String query, UUID id) {
        return new TransactionTemplate(transactions)
                .execute(_ -> sql.sql(query).param("id", id).query(Long.class).single());
    }

    ConstraintType catalogueType(String entityId) {
        return new TransactionTemplate(transactions)
                .execute(_ -> catalogue.type(entityId).orElseThrow());
    }

    static UserRole.Part part(SystemRole right, ConstraintType type, ConstraintValue.Kind kind) {
        return new UserRole.Part(right.id(), List.of(new ConstraintValue(type.id(), kind, "", "")));
    }

    static void refused(String key, ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                .isEqualTo(key));
    }
}
