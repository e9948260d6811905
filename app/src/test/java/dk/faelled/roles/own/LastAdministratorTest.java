package dk.faelled.roles.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Language;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.AccountDeleted;
import dk.faelled.roles.AccountDisabled;
import dk.faelled.roles.AccountEnabled;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Stored;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.projection.Projection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Whatever is done, somebody can still give rights in Fælled. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
@Import(Authority.class)
class LastAdministratorTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final String ADMINISTERS = "platform.tenant.admin";

    @Autowired
    Authority here;

    @Autowired
    UserAssignments direct;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    RoleGroupRegister groups;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    SystemRoleRegister rights;

    @Autowired
    Projection projection;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ApplicationContext context;

    private UserId anna = new UserId(new java.util.UUID(0, 0));

    @BeforeEach
    void theFirstAdministrator() {
        anna = here.account("anna", BuiltInRole.ADMINISTRATOR);
        here.account("rune", BuiltInRole.READER);
    }

    private void refused(ThrowingCallable act) {
        refused("roles.administrator.last", act);
        assertThat(here.held(anna)).contains(ADMINISTERS);
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                .isEqualTo(key));
    }

    private AccountDisabled disabled(UserId user) {
        return new AccountDisabled(Tenant.current(), user, Instant.now());
    }

    private AccountDeleted deleted(UserId user) {
        return new AccountDeleted(Tenant.current(), user, Instant.now());
    }

    @Test
    void theLastOneKeepsTheRoleWhicheverWayItIsTaken() {
        var given = here.given(anna, BuiltInRole.ADMINISTRATOR);
        refused(() -> direct.remove(given));
        refused(() -> direct.change(given, Dates.until(TODAY)));
        refused(() -> direct.change(given, Dates.until(TODAY.plusYears(9))));
        refused(() -> direct.change(given, Dates.from(TODAY.plusDays(1))));
        refused(() -> events.publishEvent(disabled(anna)));
        refused(() -> events.publishEvent(deleted(anna)));
        assertThat(here.texts("select user_id from role_user where disabled or deleted_at is not null"))
                .isEmpty();
    }

    @Test
    void theRoleAndTheSystemAreNobodysToChange() {
        var role = here.role(BuiltInRole.ADMINISTRATOR);
        refused("roles.userrole.readonly", () -> roles.delete(role));
        refused("roles.userrole.readonly", () -> roles.change(role, 1, here.said("ADMINISTRATOR")));
        refused("roles.itsystem.ours", () -> systems.delete(here.system()));
        refused(
                "roles.itsystem.ours",
                () -> systems.change(here.system(), 1, WriteItSystem.of("Andet", "X", ItSystem.Kind.MANUAL)));
        refused(
                "roles.itsystem.ours",
                () -> systems.create(new WriteItSystem(
                        "Andet", "X", ItSystem.Kind.SAML, null, Set.of(ItSystem.Flag.OURS), "", "", null)));
        refused("roles.itsystem.readonly", () -> rights.delete(here.right(ADMINISTERS)));
        assertThat(here.held(anna)).contains(ADMINISTERS);
    }

    @Test
    void theSecondLetsTheFirstGoAndIsThenTheLast() {
        var bodil = here.account("bodil");
        var second = here.give(bodil, BuiltInRole.ADMINISTRATOR);
        direct.remove(here.given(anna, BuiltInRole.ADMINISTRATOR));
        assertThat(here.held(anna)).doesNotContain(ADMINISTERS);
        refused("roles.administrator.last", () -> direct.remove(second));
        events.publishEvent(disabled(anna));
        events.publishEvent(deleted(anna));
        assertThat(here.held(bodil)).contains(ADMINISTERS);
    }

    @Test
    void twoWhoAreTakenAtTheSameMomentAreNotBothTaken() throws Exception {
        var tenant = Tenant.current();
        var bodil = here.account("bodil", BuiltInRole.ADMINISTRATOR);
        var given = List.of(here.given(anna, BuiltInRole.ADMINISTRATOR), here.given(bodil, BuiltInRole.ADMINISTRATOR));
        var acts = given.stream()
                .map(one -> (Callable<Boolean>) () -> {
                    try {
                        Tenant.run(tenant, () -> direct.remove(one));
                        return true;
                    } catch (RuleBroken last) {
                        assertThat(last.key()).isEqualTo("roles.administrator.last");
                        return false;
                    }
                })
                .toList();
        var taken = new ArrayList<Boolean>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : workers.invokeAll(acts)) taken.add(done.get());
        }
        assertThat(taken).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whoMayLoseItOnADayToComeOrCannotSignInIsNotCounted() {
        var given = here.given(anna, BuiltInRole.ADMINISTRATOR);
        var bodil = here.account("bodil");
        here.give(bodil, BuiltInRole.ADMINISTRATOR, Dates.until(TODAY.plusYears(1)));
        refused(() -> direct.remove(given));
        var carla = here.account("carla", BuiltInRole.ADMINISTRATOR);
        events.publishEvent(disabled(carla));
        refused(() -> direct.remove(given));
        events.publishEvent(new AccountEnabled(Tenant.current(), carla, Instant.now()));
        events.publishEvent(disabled(anna));
        assertThat(here.held(anna)).containsExactly("platform.home");
        assertThat(here.held(carla)).contains(ADMINISTERS);
    }

    @Test
    void aGroupThatBringsTheRoleIsKeptAsTheRoleIs() {
        var other = here.compose("LOG", "platform.audit.read");
        var group = groups.create(
                new WriteRoleGroup("Ledelse", "", false, Set.of(here.role(BuiltInRole.ADMINISTRATOR), other.id())));
        var through = direct.assign(AssignToUser.of(anna, new Target.OfGroup(group.id())));
        direct.remove(here.given(anna, BuiltInRole.ADMINISTRATOR));
        assertThat(here.held(anna)).contains(ADMINISTERS);
        refused(() -> direct.remove(through.id()));
        refused(() -> groups.change(group.id(), 1, new WriteRoleGroup("Ledelse", "", false, Set.of(other.id()))));
        refused(() -> groups.delete(group.id()));

        // so many that most of it is worked out later: the refusal comes now all the same
        here.change("""
                insert into role_user (id, domain_id, ext_uuid, user_id, name, kle_performing, kle_interest)
                select gen_random_uuid(), d.id, gen_random_uuid(), 'n' || n, 'N', '{}', '{}'
                  from account_domain d, generate_series(1, 600) n where d.is_primary
                """);
        here.change("""
                insert into user_assignment (user_id, group_id, valid, case_number, assigned_by, assigner)
                select id, %s, daterange(null, null), '', id, '' from role_user where user_id like 'n%%'
                """.formatted(group.id()));
        refused(() -> groups.delete(group.id()));
        assertThat(here.number("select count(*) from effective_due")).isZero();
        here.give(anna, BuiltInRole.ADMINISTRATOR);
        groups.delete(group.id());
        assertThat(here.held(anna)).contains(ADMINISTERS);
    }

    @Test
    void othersAreToldWhyThroughTheInterfaceToo() throws Exception {
        var api = MockMvcBuilders.standaloneSetup(context.getBean("givingApi")).build();
        var address = "/os2rollekatalog/api/user/anna/deassign/userrole/" + here.role(BuiltInRole.ADMINISTRATOR)
                + "?domain=F%C3%A6lled";
        var answer = api.perform(MockMvcRequestBuilders.request(HttpMethod.DELETE, URI.create(address)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("rollen Administrator direkte");
        assertThat(Messages.in(Language.ENGLISH).get("roles.administrator.last"))
                .contains("the role Administrator");
        assertThat(here.held(anna)).contains(ADMINISTERS);
    }

    @Test
    void aLoadThatEmptiesTheOrganisationLeavesWhoCanSignInAlone() throws Exception {
        projection.whole();
        assertThat(here.held(anna)).contains(ADMINISTERS);
        here.change("update account_domain set source = 'API_LOAD', load_guarded = false where is_primary");
        var api = MockMvcBuilders.standaloneSetup(context.getBean("loadApi")).build();
        var unit = "{\"uuid\":\"%s\",\"name\":\"K\"}".formatted(java.util.UUID.randomUUID());
        for (var users : new String[] {"", "&domain=F%C3%A6lled"}) {
            var answer = api.perform(MockMvcRequestBuilders.request(
                                    HttpMethod.POST, URI.create("/os2rollekatalog/api/organisation/v3?x=1" + users))
                            .contentType("application/json")
                            .content("{\"orgUnits\":[%s],\"users\":[]}".formatted(unit)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(users.isEmpty() ? 200 : 409);
            assertThat(here.held(anna)).contains(ADMINISTERS);
        }
        Stored<ItSystem> still = systems.get(here.system());
        assertThat(still.value().is(ItSystem.Flag.OURS)).isTrue();
    }
}
