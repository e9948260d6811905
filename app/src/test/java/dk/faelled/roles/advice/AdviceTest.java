package dk.faelled.roles.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Query;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Others;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever looks after the catalogue is advised of what changes in the organisation and of what goes wrong. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class AdviceTest {
    private static final Set<String> KEEPER = Set.of(AdviceConfiguration.READ, AdviceConfiguration.UPDATE);

    @Autowired
    ApplicationContext context;

    @Autowired
    AdviceLooking looking;

    @Autowired
    AdviceRegister register;

    @Autowired
    Lists lists;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    Tenants tenants;

    @Autowired
    @Qualifier("oldAdvice")
    Sweep sweep;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private Others others = Others.nobody();

    @BeforeEach
    void anOrganisationThatHasBeenLookedAt() throws Exception {
        run("update account_domain set source = 'API_LOAD', load_guarded = false where is_primary");
        others = new Others(context, "loadApi", "givingApi", "directoryServiceApi");
        title("Medarbejder");
        load(List.of("K<:anna", "S<K:bo", "T<K"), List.of("anna@K", "bo@S", "eln@S", "ida@T"));
        run("insert into unit_authorization (id, unit_id, user_id, named_by) select gen_random_uuid(), '"
                + Others.id("K") + "', id, 'Anna' from role_user where user_id = 'anna'");
        looking.look();
        assertThat(told()).isEmpty();
    }

    private void title(String... names) throws Exception {
        var all = new ArrayList<String>();
        for (var name : names) all.add("{\"uuid\":\"%s\",\"name\":\"%s\"}".formatted(Others.id(name), name));
        others.post("title", all.toString(), 200);
    }

    private void load(List<String> units, List<String> users) throws Exception {
        others.post("organisation/v3", Others.organisation(units, users), 200);
    }

    private void run(String statement) {
        transaction.executeWithoutResult(_ -> sql.sql(statement).update());
    }

    private List<AdviceList.Row> rows(ListDefinition<AdviceList.Row> list) {
        return lists.page(list, new ListRequest("/x", Query.of("")), Map.of()).rows();
    }

    /** What is open, in words. */
    private List<String> told() {
        return rows(AdviceList.OPEN).stream().map(AdviceList.Row::said).sorted().toList();
    }

    private static void by(Set<String> held, Context.Act<RuntimeException> act) {
        new Context(
                        Tenant.current(),
                        new Actor(Actor.Kind.PERSON, Others.id("anna"), "Anna"),
                        Context.DANISH,
                        "prøve-prøve")
                .<RuntimeException>run(() -> CallerRights.<RuntimeException>run(held, act));
    }

    private void handleAll() {
        by(
                KEEPER,
                () -> register.handle(
                        rows(AdviceList.OPEN).stream().map(AdviceList.Row::id).toList()));
    }

    @Test
    void unitsThatAreNewRenamedOrMovedAreTold() throws Exception {
        var said = Others.organisation(
                        List.of("K<:anna", "S<T:bo", "T<K", "N<T"), List.of("anna@K", "bo@S", "eln@S", "ida@T"))
                .replace("\"name\":\"T\"", "\"name\":\"Teknik\"");
        others.post("organisation/v3", said, 200);
        looking.look();
        assertThat(told())
                .containsExactly("Ny enhed: N under Teknik", "S er flyttet fra K til Teknik", "T hedder nu Teknik");
        assertThat(rows(AdviceList.OPEN))
                .extracting(AdviceList.Row::link)
                .contains("/roles/units/" + Others.id("N"), "/roles/units/" + Others.id("S"));
        looking.look();
        assertThat(told()).as("said once").hasSize(3);
    }

    @Test
    void aTitleIsNewInAUnitAndComesBack() throws Exception {
        title("Medarbejder", "Konsulent");
        var consultant = Others.organisation(
                        List.of("K<:anna", "S<K:bo", "T<K"), List.of("anna@K", "bo@S", "eln@S", "ida@T", "jens@T"))
                .replaceAll("(?s)(\"userId\":\"jens\".{0,200}?\"titleUuid\":\")[^\"]*", "$1" + Others.id("Konsulent"));
        assertThat(consultant).contains(Others.id("Konsulent").toString());
        others.post("organisation/v3", consultant, 200);
        looking.look();
        assertThat(told()).singleElement().asString().startsWith("Stillingen ").endsWith(" er ny i T");
        handleAll();
        load(List.of("K<:anna", "S<K:bo", "T<K"), List.of("anna@K", "bo@S", "eln@S", "ida@T"));
        looking.look();
        assertThat(told()).isEmpty();
        others.post("organisation/v3", consultant, 200);
        looking.look();
        assertThat(told()).singleElement().asString().startsWith("Stillingen ").endsWith(" findes igen i T");
    }

    @Test
    void whoHoldsSomethingDirectlyOrAnswersForASystemIsToldOfWhenMoved() throws Exception {
        var system = systems.create(WriteItSystem.of("Fag", "FAG", ItSystem.Kind.SAML))
                .id();
        var role = roles.create(system, WriteUserRole.of("Læser", "LAES"));
        others.send(HttpMethod.PUT, "user/eln/assign/userrole/" + role.id(), "", 200);
        run("update role_system set owner_ids = array['" + Others.id("ida") + "'::uuid] where identifier = 'FAG'");
        load(List.of("K<:anna", "S<K:bo", "T<K"), List.of("anna@K", "bo@S", "eln@T", "ida@S"));
        looking.look();
        assertThat(told())
                .containsExactly(
                        "eln Prøve (eln) er flyttet fra S til T og har direkte tildelte roller",
                        "ida Prøve, ejer af eller ansvarlig for Fag, er flyttet fra T til S");
        load(List.of("K<:anna", "S<K:anna", "T<K"), List.of("anna@K", "bo@T", "eln@T", "ida@S"));
        looking.look();
        assertThat(told())
                .as("who holds nothing and owns nothing is not told of")
                .hasSize(2);
    }

    @Test
    void aUnitWithoutAuthorisationManagerIsToldOfUntilItHasOne() throws Exception {
        run("delete from unit_authorization");
        run("insert into unit_authorization (id, unit_id, user_id, named_by) select gen_random_uuid(), '"
                + Others.id("S") + "', id, 'Anna' from role_user where user_id = 'anna'");
        load(List.of("K<:anna", "S<K:bo", "T<K", "U<S"), List.of("anna@K", "bo@S", "eln@U", "ida@T"));
        looking.look();
        var open = List.of("K har ingen autorisationsansvarlig", "T har ingen autorisationsansvarlig");
        assertThat(told())
                .as("the unit above answers for those below")
                .containsAll(open)
                .hasSize(3);
        handleAll();
        looking.look();
        assertThat(told()).as("what is handled is not said again").isEmpty();
        run("insert into unit_authorization (id, unit_id, user_id, named_by) select gen_random_uuid(), '"
                + Others.id("T") + "', id, 'Anna' from role_user where user_id = 'anna'");
        looking.look();
        run("delete from unit_authorization where unit_id = '" + Others.id("T") + "'");
        looking.look();
        assertThat(told()).as("a new gap is said").containsExactly("T har ingen autorisationsansvarlig");
        run("insert into unit_authorization (id, unit_id, user_id, named_by) select gen_random_uuid(), '"
                + Others.id("K") + "', id, 'Anna' from role_user where user_id = 'anna'");
        looking.look();
        assertThat(told()).as("it has been seen to").isEmpty();
        assertThat(rows(AdviceList.ALL))
                .filteredOn(row -> row.handledAt() != null && "Fælled".equals(row.handler()))
                .isNotEmpty();
    }

    @Test
    void whatIsHandledSaysWhoDidItAndWhenAndOnlyOnce() throws Exception {
        load(List.of("K<:anna", "S<K:bo", "T<K", "N<T"), List.of("anna@K", "bo@S", "eln@S", "ida@T"));
        looking.look();
        var ids = rows(AdviceList.OPEN).stream().map(AdviceList.Row::id).toList();
        by(Set.of(AdviceConfiguration.READ), () -> {
            assertThatThrownBy(() -> register.handle(ids)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> register.tell(Set.of())).isInstanceOf(Forbidden.class);
        });
        by(KEEPER, () -> {
            assertThatThrownBy(() -> register.handle(List.of()))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.advice.none-chosen"));
            assertThatThrownBy(() -> register.handle(IntStream.range(0, 501)
                            .mapToObj(_ -> UUID.randomUUID())
                            .toList()))
                    .isInstanceOf(RuleBroken.class);
            assertThat(register.handle(ids)).isOne();
            assertThat(register.handle(ids)).isZero();
        });
        assertThat(rows(AdviceList.ALL)).singleElement().satisfies(row -> {
            assertThat(row.handler()).isEqualTo("Anna");
            assertThat(row.handledAt()).isNotNull();
            assertThat(row.isHandled()).isTrue();
        });
        var logged = Objects.requireNonNull(
                transaction.execute(_ -> sql.sql("select action from audit_entry where action like 'roles.advice.%'")
                        .query(String.class)
                        .list()));
        assertThat(logged).containsExactly("roles.advice.handle");
        transaction.executeWithoutResult(_ -> sweep.sweep(clock.instant().plus(Duration.ofDays(300))));
        assertThat(rows(AdviceList.ALL)).hasSize(1);
        transaction.executeWithoutResult(_ -> sweep.sweep(clock.instant().plus(Duration.ofDays(400))));
        assertThat(rows(AdviceList.ALL)).isEmpty();
    }

    @Test
    void aKindThatIsSwitchedOffIsNotToldAndIsNotMadeUpFor() throws Exception {
        by(KEEPER, () -> register.tell(EnumSet.complementOf(EnumSet.of(AdviceKind.UNIT_NEW))));
        load(List.of("K<:anna", "S<K:bo", "T<K", "N<T"), List.of("anna@K", "bo@S", "eln@S", "ida@T"));
        looking.look();
        assertThat(told()).isEmpty();
        by(KEEPER, () -> {
            assertThat(register.told()).doesNotContain(AdviceKind.UNIT_NEW).hasSize(AdviceKind.values().length - 1);
            register.tell(EnumSet.allOf(AdviceKind.class));
        });
        looking.look();
        assertThat(told()).isEmpty();
        load(List.of("K<:anna", "S<K:bo", "T<K", "N<T", "M<T"), List.of("anna@K", "bo@S", "eln@S", "ida@T"));
        looking.look();
        assertThat(told()).containsExactly("Ny enhed: M under T");
    }

    @Test
    void anOrganisationThatIsRebuiltIsOnePieceOfAdvice() throws Exception {
        var units = new ArrayList<>(List.of("K<:anna", "S<K:bo", "T<K"));
        IntStream.rangeClosed(0, AdviceLooking.ONE_BY_ONE).forEach(n -> units.add("N" + n + "<T"));
        load(units, List.of("anna@K", "bo@S", "eln@S", "ida@T"));
        looking.look();
        assertThat(told()).containsExactly((AdviceLooking.ONE_BY_ONE + 1) + " nye enheder");
    }

    @Test
    void aRefusedLoadIsToldOfUntilOneIsTaken() throws Exception {
        var wrong = Others.organisation(List.of("K", "L"), List.of("anna@K"));
        others.post("organisation/v3", wrong, 400);
        others.post("organisation/v3", wrong, 400);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("En indlæsning af organisationen er afvist: There must");
        load(List.of("K<:anna", "S<K:bo", "T<K"), List.of("anna@K", "bo@S", "eln@S", "ida@T", "ny@T"));
        assertThat(told()).isEmpty();
        others.post("organisation/v3", wrong, 400);
        assertThat(told()).hasSize(1);
    }

    @Test
    void aFaultOfTheSynchroniserIsTold() throws Exception {
        others.post("v2/ad/error/Administrativt", "Gruppen FAG findes ikke", 200);
        assertThat(told()).containsExactly("Synkroniseringen af Administrativt melder: Gruppen FAG findes ikke");
        others.post("v2/ad/error/Administrativt", "Igen", 200);
        assertThat(told()).as("as long as it is open").hasSize(1);
        handleAll();
        others.post("v2/ad/error/Administrativt", "Igen", 200);
        assertThat(told()).containsExactly("Synkroniseringen af Administrativt melder: Igen");
    }

    @Test
    void theNeighbourHearsNothingOfIt() throws Exception {
        load(List.of("K<:anna", "S<K:bo", "T<K", "N<T"), List.of("anna@K", "bo@S", "eln@S", "ida@T"));
        looking.look();
        var ids = rows(AdviceList.OPEN).stream().map(AdviceList.Row::id).toList();
        var neighbour = Objects.requireNonNull(tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY));
        Tenant.<Exception>run(neighbour.id(), () -> {
            looking.look();
            assertThat(rows(AdviceList.ALL)).isEmpty();
            by(KEEPER, () -> assertThat(register.handle(ids)).isZero());
        });
        assertThat(told()).hasSize(1);
    }

    @Test
    void whatIsOpenIsFoundByIndexHoweverMuchThereHasBeen() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sql.sql("""
                            insert into role_advice (kind, words, link, at, handled_at, handler)
                            select 'UNIT_NEW', '{a,b}', '/x', now() - n * interval '1 minute', now(), 'N'
                              from generate_series(1, 40000) n
                            """).update();
            sql.sql("""
                            insert into role_advice (kind, words, link, at)
                            select 'UNIT_NEW', '{a,b}', '/x', now() - n * interval '1 minute'
                              from generate_series(1, 200) n
                            """).update();
            sql.sql("analyze role_advice").update();
            assertThat(plan(AdviceList.OPEN)).contains("role_advice_open").doesNotContain("Seq Scan");
            assertThat(plan(AdviceList.ALL)).contains("role_advice_at").doesNotContain("Seq Scan");
        });
    }

    private String plan(ListDefinition<AdviceList.Row> list) {
        return String.join(
                "\n",
                sql.sql("explain select %s from %s where %s order by a.at desc, a.id desc limit 26"
                                .formatted(list.select(), list.from(), list.where()))
                        .query(String.class)
                        .list());
    }

    @org.junit.jupiter.api.BeforeAll
    static void asIfThereWereFewAuthorities(@Autowired ApplicationContext migrated) throws java.sql.SQLException {
        dk.faelled.platform.TestDatabase.isPlannedForFewAuthorities();
    }
}
