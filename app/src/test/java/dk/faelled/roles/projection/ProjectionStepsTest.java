package dk.faelled.roles.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.ItSystem;
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
import dk.faelled.platform.TestDatabase;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Only what changed in the organisation is read again, and that comes to the same as reading all of it. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class ProjectionStepsTest {
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
    Accounts accounts;

    @Autowired
    ItSystems systems;

    @Autowired
    Classes classes;

    @Autowired
    Facets facets;

    @Autowired
    RoleSettings settings;

    @Autowired
    Following following;

    @Autowired
    Projection projection;

    @Autowired
    RoleUserTable users;

    @Autowired
    TreeTable tree;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private final List<UnitId> unit = new ArrayList<>();
    private final List<PersonId> person = new ArrayList<>();
    private final List<ItUserId> account = new ArrayList<>();
    private final List<EngagementId> job = new ArrayList<>();
    private final List<ManagerId> leading = new ArrayList<>();
    private ItSystemId directory = new ItSystemId(UUID.randomUUID());

    private ClassId aClass(String facet, String key) {
        return classes.keyed(facet, key, AsOf.on(START)).map(Found::id).orElseGet(() -> {
            var id = facets.keyed(facet).orElseThrow();
            return classes.create(ClassId.fresh(), Validity.ALWAYS, Classification.of(key, key, id, null), null);
        });
    }

    @BeforeEach
    void aSmallOrganisation() {
        directory =
                systems.create(ItSystemId.fresh(), Validity.ALWAYS, new ItSystem("AD", "Active Directory", null), null);
        unit("Top", null);
        for (int i = 1; i < 8; i++) unit("Enhed " + i, unit.get((i - 1) / 2));
        for (int i = 0; i < 6; i++) {
            person.add(people.create(PersonId.fresh(), Validity.ALWAYS, Person.named("p" + i, "P" + i, "Prøve"), null));
            if (i < 4) account(person.get(i), "p" + i);
            works(person.get(i), unit.get(i + 1));
        }
        leads(person.get(0), unit.get(0));
        settings.decide(new RoleSettings.Decision(null, true, directory, List.of(), Set.of()));
        following.catchUp();
    }

    private void unit(String name, @Nullable UnitId parent) {
        var state = new Unit(name, name, parent, aClass("org_unit_type", "Afdeling"), null, null, null);
        unit.add(units.create(UnitId.fresh(), Validity.from(START), state, null));
    }

    private void account(PersonId person, String name) {
        var state = new ItUser(name, directory, person, null, List.of(), null, null, null);
        account.add(accounts.create(ItUserId.fresh(), Validity.from(START), state, null));
    }

    private void works(PersonId person, UnitId where) {
        job.add(engagements.create(EngagementId.fresh(), Validity.from(START), engagement(person, where), null));
    }

    private Engagement engagement(PersonId person, UnitId where) {
        return Engagement.of(
                "e", person, where, aClass("engagement_type", "Ansat"), aClass("engagement_job_function", "Konsulent"));
    }

    private void leads(PersonId person, UnitId where) {
        leading.add(managers.create(
                ManagerId.fresh(), Validity.from(START), Manager.of("leder", person, where, null), null));
    }

    private <T> T read(Supplier<T> what) {
        return Objects.requireNonNull(transaction.execute(_ -> what.get()));
    }

    /** Which transactions have written what stands there now. */
    private List<String> written() {
        return read(() -> sql.sql("""
                        select 'unit ' || id || ' ' || xmin from role_unit
                        union all select 'user ' || id || ' ' || xmin from role_user
                        union all select 'position ' || user_id || place || ' ' || xmin from role_position
                        union all select 'source ' || user_id || source_id || ' ' || xmin from role_user_source
                        union all select 'version ' || version from role_tree_version
                        order by 1
                        """).query(String.class).list());
    }

    private void allReadAgainIsTheSame(String after) {
        following.catchUp();
        assertThat(read(tree::view).units())
                .as(after)
                .containsExactlyInAnyOrderElementsOf(
                        read(beans.createBean(TreeTable.class)::view).units());
        var before = written();
        projection.whole();
        assertThat(written()).as(after).isEqualTo(before);
    }

    @Test
    void whateverChangesReadingWhatChangedComesToTheSameAsReadingAll() {
        var chance = new Random(11);
        int steps = 0;
        int led = 0;
        for (int i = 0; i < 60; i++) {
            int what = i % 12;
            try {
                step(what, chance);
            } catch (RuleBroken refused) {
                continue;
            }
            allReadAgainIsTheSame("step " + i + " of kind " + what);
            steps++;
            if (read(tree::view).units().stream().anyMatch(one -> one.manager() != null)) led++;
        }
        assertThat(steps).isGreaterThan(40);
        assertThat(led).isGreaterThan(5);
    }

    private void step(int what, Random chance) {
        var place = any(unit, chance);
        var somebody = any(person, chance);
        var now = Validity.from(TODAY);
        switch (what) {
            case 0 -> units.move(place, any(unit, chance), now, null);
            case 1 -> units.update(place, now, u -> named(u, u.name() + "x"), null);
            case 2 -> leads(somebody, place);
            case 3 -> managers.update(any(leading, chance), Validity.from(START), m -> at(m, place), null);
            case 4 -> works(somebody, place);
            case 5 ->
                engagements.update(any(job, chance), Validity.from(START), e -> engagement(somebody, place), null);
            case 6 -> account(somebody, "n" + chance.nextInt(1_000_000));
            case 7 -> accounts.terminate(any(account, chance), now, null);
            case 8 -> unit("Ny " + chance.nextInt(1_000_000), place);
            case 9 -> {
                units.terminate(unit.getLast(), now, null);
                unit.removeLast();
            }
            case 10 -> managers.delete(leading.remove(chance.nextInt(leading.size())), null);
            default -> engagements.delete(job.remove(chance.nextInt(job.size())), null);
        }
    }

    private static <T> T any(List<T> all, Random chance) {
        return all.get(chance.nextInt(all.size()));
    }

    private static Unit named(Unit unit, String name) {
        return new Unit(unit.userKey(), name, unit.parent(), unit.type(), null, null, null);
    }

    private static Manager at(Manager manager, UnitId where) {
        return Manager.of(manager.userKey(), manager.person(), where, null);
    }

    @Test
    void aUnitThatIsMovedIsReadAlone() {
        var before = written();
        units.move(unit.get(7), unit.get(1), Validity.from(TODAY), null);
        following.catchUp();
        var changed = new ArrayList<>(written());
        changed.removeAll(before);
        assertThat(changed).hasSize(2).anyMatch(row -> row.startsWith("unit " + unit.get(7)));
        assertThat(read(tree::view).path(unit.get(7))).containsExactly(unit.get(7), unit.get(1), unit.get(0));
    }

    @Test
    void anEngagementInThePlaceOfOneAlikeIsWhatTheUserWasReadFrom() {
        var user = new UserId(account.get(1).value());
        var first = job.get(1);
        var second = EngagementId.fresh();
        transaction.executeWithoutResult(_ -> {
            engagements.delete(first, null);
            engagements.create(second, Validity.from(START), engagement(person.get(1), unit.get(2)), null);
        });
        following.catchUp();
        assertThat(read(() -> users.read(List.of(user))).getFirst().positions()).hasSize(1);
        engagements.update(second, Validity.from(START), _ -> engagement(person.get(2), unit.get(2)), null);
        following.catchUp();
        assertThat(read(() -> users.read(List.of(user))).getFirst().positions()).isEmpty();
    }

    @Test
    void whoWasReadFromSomethingIsFoundByThat() throws SQLException {
        TestDatabase.isPlannedForFewAuthorities();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sql.sql("""
                            insert into role_user (id, domain_id, ext_uuid, user_id, name, kle_performing, kle_interest)
                            select gen_random_uuid(), d.id, gen_random_uuid(), 'n' || n, 'N', '{}', '{}'
                              from account_domain d, generate_series(1, 20000) n where d.is_primary
                            """).update();
            sql.sql("insert into role_user_source (source_id, user_id) select gen_random_uuid(), id from role_user")
                    .update();
            sql.sql("analyze role_user, role_user_source").update();
            var plan = String.join(
                    "\n",
                    sql.sql("explain " + ProjectionTable.READ_FROM)
                            .param("ids", new UUID[] {UUID.randomUUID()})
                            .query(String.class)
                            .list());
            assertThat(plan).contains("role_user_source_pkey", "role_user_pkey").doesNotContain("Seq Scan");
        });
    }
}
