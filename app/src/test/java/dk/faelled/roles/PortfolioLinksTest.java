package dk.faelled.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Owner and responsible of a system follow the portfolio, as the module that keeps the portfolio would have it. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class PortfolioLinksTest {
    private static final UUID OWNER = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID RESPONSIBLE = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final UUID NEXT = UUID.fromString("33333333-3333-4333-8333-333333333333");

    @Autowired
    ApplicationContext context;

    @Autowired
    PortfolioLinks links;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    Tenants tenants;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private final UUID entry = UUID.randomUUID();
    private ItSystemId system = new ItSystemId(0);

    @BeforeEach
    void aSystem() {
        system = system("Fag");
    }

    private ItSystemId system(String name) {
        return systems.create(WriteItSystem.of(name, name, ItSystem.Kind.SAML)).id();
    }

    private static PortfolioLinks.Answers answers(UUID owner, UUID responsible) {
        return new PortfolioLinks.Answers(Set.of(owner), Set.of(responsible));
    }

    private void changes(UUID owner, UUID responsible) {
        transaction.executeWithoutResult(_ ->
                events.publishEvent(new SystemChanged(Tenant.current(), entry, Set.of(owner), Set.of(responsible))));
    }

    /** As readers of the catalogue are told: owners, then those responsible. */
    private List<String> told(ItSystemId of) throws Exception {
        var said = json.readTree(new Others(context, "systemsUpkeepApi").get("v2/itsystem/" + of, 200));
        return List.of(
                said.get("systemOwnerUuids").toString(),
                said.get("attestationResponsibleUuids").toString());
    }

    private static String only(UUID one) {
        return "[\"" + one + "\"]";
    }

    @Test
    void aLinkedSystemFollowsTheEntryAtOnce() throws Exception {
        var other = system("Andet");
        links.link(system, entry, answers(OWNER, RESPONSIBLE));
        assertThat(links.follows(system)).isTrue();
        assertThat(links.follows(other)).isFalse();
        assertThat(links.of(entry)).extracting(ItSystem::name).containsExactly("Fag");
        assertThat(told(system)).containsExactly(only(OWNER), only(RESPONSIBLE));
        changes(NEXT, OWNER);
        assertThat(told(system)).containsExactly(only(NEXT), only(OWNER));
        assertThat(told(other)).containsExactly("[]", "[]");
    }

    @Test
    void whatIsHeardTwiceIsLoggedOnceAndWhatIsRolledBackIsNotHeard() throws Exception {
        links.link(system, entry, answers(OWNER, RESPONSIBLE));
        changes(NEXT, RESPONSIBLE);
        changes(NEXT, RESPONSIBLE);
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new SystemChanged(Tenant.current(), entry, Set.of(), Set.of()));
            status.setRollbackOnly();
        });
        assertThat(told(system)).containsExactly(only(NEXT), only(RESPONSIBLE));
        var logged = Objects.requireNonNull(transaction.execute(
                _ -> sql.sql("select action from audit_entry where action = 'roles.itsystem.update'")
                        .query(String.class)
                        .list()));
        assertThat(logged).hasSize(2);
    }

    @Test
    void anUnlinkedSystemKeepsWhoAnswersAndFollowsNoMore() throws Exception {
        links.link(system, entry, answers(OWNER, RESPONSIBLE));
        links.unlink(system);
        assertThat(links.follows(system)).isFalse();
        assertThat(links.of(entry)).isEmpty();
        changes(NEXT, NEXT);
        assertThat(told(system)).containsExactly(only(OWNER), only(RESPONSIBLE));
    }

    @Test
    void whatCannotBeLinkedIsRefused() {
        var own = new ItSystemId(Objects.requireNonNull(
                transaction.execute(_ -> sql.sql("select id from role_system where 'OURS' = any(flags)")
                        .query(Long.class)
                        .single())));
        assertThatThrownBy(() -> links.link(own, entry, answers(OWNER, OWNER)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.portfolio.ours"));
        assertThatThrownBy(() -> links.link(new ItSystemId(999_999_999), entry, answers(OWNER, OWNER)))
                .isInstanceOf(NotFound.class);
        new Context(Tenant.current(), new Actor(Actor.Kind.PERSON, OWNER, "Anna"), Context.DANISH, "prøve-prøve")
                .<RuntimeException>run(() -> CallerRights.<RuntimeException>run(Set.of(), () -> {
                    assertThatThrownBy(() -> links.link(system, entry, answers(OWNER, OWNER)))
                            .isInstanceOf(Forbidden.class);
                    assertThatThrownBy(() -> links.unlink(system)).isInstanceOf(Forbidden.class);
                }));
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> events.publishEvent(new SystemChanged(
                        new dk.faelled.platform.TenantId(UUID.randomUUID()), entry, Set.of(), Set.of()))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theNeighbourWithTheSameEntryIsLeftAlone() throws Exception {
        links.link(system, entry, answers(OWNER, RESPONSIBLE));
        var neighbour = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.<Exception>run(neighbour.id(), () -> {
            assertThat(links.of(entry)).isEmpty();
            assertThat(links.follows(system)).isFalse();
            links.link(system("Naboens"), entry, answers(NEXT, NEXT));
            changes(NEXT, NEXT);
            assertThatThrownBy(() -> links.unlink(system)).isInstanceOf(NotFound.class);
        });
        assertThat(told(system)).containsExactly(only(OWNER), only(RESPONSIBLE));
    }
}
