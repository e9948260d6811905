package dk.faelled.roles.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.Context;
import dk.faelled.platform.Mails;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Placeholders;
import dk.faelled.platform.page.Query;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.Dates;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.projection.Substitutes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** What the pages of requests show, to whom, and how it is found. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class RequestPagesTest {
    private static final String READ_WHOLE = "Seq Scan on role_request";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    ApplicationContext context;

    @Autowired
    RequestDesk desk;

    @Autowired
    Asking asking;

    @Autowired
    Deciding deciding;

    @Autowired
    UserAssignments assignments;

    @Autowired
    PolicyRegister policies;

    @Autowired
    Substitutes substitutes;

    @Autowired
    Mails mails;

    @Autowired
    List<NoticeKind> kinds;

    @Autowired
    @Qualifier("oldRequests")
    Sweep sweep;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private Asked here;
    private UserRole consultant;

    @BeforeAll
    static void asIfThereWereFewAuthorities(@Autowired ApplicationContext migrated) throws SQLException {
        TestDatabase.isPlannedForFewAuthorities();
    }

    @BeforeEach
    void aRole() throws Exception {
        here = new Asked(context);
        consultant = here.role(here.system("Løn"), "Lønkonsulent");
    }

    private UUID asks(String requester, String receiver) {
        Asked.by(
                requester,
                () -> asking.submit(new Ask(
                        List.of(Ask.Wish.of(here.user(receiver), Asked.of(consultant))), "Vikar", Dates.ALWAYS)));
        return here.ask("select id from role_request order by id desc limit 1", UUID.class)
                .getFirst();
    }

    private static ListRequest all() {
        return new ListRequest("", Query.of(""));
    }

    @Test
    void eachSeesTheOwnRequestsAndThoseThatWait() {
        var id = asks("erik", "erik");
        asks("fie", "fie");
        Asked.by("erik", () -> assertThat(desk.list(RequestLists.MINE, all()).rows())
                .extracting(RequestLists.Row::receiver)
                .containsExactly("erik Prøve"));
        Asked.by("carla", () -> {
            assertThat(desk.waiting(RequestLists.WAITING, all()).rows())
                    .extracting(RequestLists.Row::receiver)
                    .containsExactly("erik Prøve", "fie Prøve");
            assertThat(desk.list(RequestLists.MINE, all()).rows()).isEmpty();
            assertThat(desk.view(id, "", Errors.NONE).mayDecide()).isTrue();
        });
        Asked.by("bo", () -> {
            assertThat(desk.waiting(RequestLists.WAITING, all()).rows()).isEmpty();
            assertThatThrownBy(() -> desk.view(id, "", Errors.NONE)).isInstanceOf(NotFound.class);
        });
        Asked.by("erik", () -> assertThat(desk.view(id, "", Errors.NONE)).satisfies(view -> {
            assertThat(view.mayDecide()).isFalse();
            assertThat(view.mayCancel()).isTrue();
            assertThat(view.approvers()).containsExactly("carla Prøve");
        }));
        Asked.byAdministrator(() ->
                assertThat(desk.waiting(RequestLists.ALL_WAITING, all()).rows()).hasSize(2));
    }

    @Test
    void whatWaitsTellsHowManyColleaguesHoldIt() {
        assignments.assign(AssignToUser.of(here.user("fie"), Asked.of(consultant)));
        assignments.assign(AssignToUser.of(here.user("jens"), Asked.of(consultant)));
        var id = asks("erik", "erik");
        Asked.by("carla", () -> {
            assertThat(desk.waiting(RequestLists.WAITING, all()).rows())
                    .extracting(RequestLists.Row::peers)
                    .containsExactly("1 af 3 kolleger har den");
            assertThat(desk.view(id, "", Errors.NONE).peers()).isEqualTo("1 af 3 kolleger har den");
        });
    }

    @Test
    void theLogIsFilteredByStatusAndKeepsWhoDecided() {
        var first = asks("erik", "erik");
        asks("fie", "fie");
        Asked.by("carla", () -> deciding.reject(first, "Nej"));
        var rows = desk.list(RequestLists.LOG, new ListRequest("", Query.of("f.status=REJECTED")))
                .rows();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.decider()).isEqualTo("carla");
            assertThat(row.comment()).isEqualTo("Nej");
        });
        assertThat(desk.list(RequestLists.LOG, all()).rows()).hasSize(2);
    }

    @Test
    void theMailsTellOfTheRequestInBothLanguages() {
        asks("erik", "erik");
        for (var locale : List.of(Context.DANISH, Locale.ENGLISH)) {
            var told = new Telling.Waiting(
                    Telling.Operation.REMOVE, "Erik", "Fie", "Lønkonsulent", "S2", "Vikar", TODAY, null);
            var wording = mails.wordings(locale).of(Telling.Kinds.WAITING);
            var body = Placeholders.fill(wording.body(), Placeholders.of(told, locale));
            assertThat(body)
                    .contains("Erik", "Fie", "Lønkonsulent", "S2", "Vikar")
                    .contains(locale.getLanguage().equals("en") ? "removal" : "fjernelse")
                    .doesNotContain("{");
        }
        for (var kind : kinds)
            if (kind.id().startsWith("roles.request."))
                for (var locale : List.of(Context.DANISH, Locale.ENGLISH)) {
                    var wording = mails.wordings(locale).of(kind.id());
                    var names = Placeholders.names(kind.args());
                    assertThat(Placeholders.unknown(wording.subject() + wording.body(), names))
                            .as(kind.id())
                            .isEmpty();
                }
    }

    @Test
    void theApproverIsMailedOfTheRequestAndBothSidesOfTheResult() {
        for (var name : List.of("carla", "erik", "ida"))
            here.run("insert into notice_reader (account, address, locale) values ('%s', '%s@soendby.example', 'da')"
                    .formatted(Asked.person(name), name));
        substitutes.name(new dk.faelled.roles.Substitution(here.user("carla"), here.user("ida"), Asked.unit("S2")));
        Asked.by(
                "ida",
                () -> asking.submit(
                        new Ask(List.of(Ask.Wish.of(here.user("erik"), Asked.of(consultant))), "Vikar", Dates.ALWAYS)));
        assertThat(mails()).containsExactly("carla@soendby.example roles.request.waiting");
        var id = here.ask("select id from role_request", UUID.class).getFirst();
        Asked.by("carla", () -> deciding.approve(id, ""));
        assertThat(mails())
                .containsExactlyInAnyOrder(
                        "carla@soendby.example roles.request.waiting",
                        "ida@soendby.example roles.request.approved",
                        "erik@soendby.example roles.request.approved");
    }

    private List<String> mails() {
        return here.ask("select address || ' ' || kind from mail order by created_at, id", String.class);
    }

    @Test
    void ofManyDecidedAtOnceIsSaidHowManyWentThroughAndWhatDidNot() {
        var late = asks("erik", "erik");
        var waits = asks("fie", "fie");
        Asked.by("carla", () -> {
            deciding.reject(late, "Ikke nu");
            var typed = new LinkedMultiValueMap<String, String>();
            typed.put("selected", List.of(late.toString(), waits.toString()));
            typed.add("act", "approve");
            var shown = context.getBean(WaitingPages.class)
                    .decide(typed, new MockHttpServletRequest(), new RedirectAttributesModelMap());
            var errors = ((WaitingView) Objects.requireNonNull(shown.getModel().get("view")))
                    .errors()
                    .all();
            assertThat(errors).hasSize(2);
            assertThat(errors.getFirst().text()).isEqualTo(Messages.text("roles.request.approved.many", 1));
        });
        assertThat(here.ask("select status from role_request order by id", String.class))
                .containsExactly("REJECTED", "ASSIGNED");
    }

    @Test
    void aStaleChangeOfWhoMayAskIsRefused() {
        var kept = policies.get(PolicyRegister.Of.ROLE, consultant.id().value());
        policies.keep(PolicyRegister.Of.ROLE, consultant.id().value(), kept.version(), kept.said(), null);
        assertThatThrownBy(() -> policies.keep(
                        PolicyRegister.Of.ROLE, consultant.id().value(), kept.version(), kept.said(), null))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.stale"));
        Asked.by("erik", () -> assertThatThrownBy(() -> policies.keep(
                        PolicyRegister.Of.ROLE, consultant.id().value(), kept.version() + 1, kept.said(), null))
                .isInstanceOf(Forbidden.class));
    }

    @Test
    void whoAnswersForASystemThatFollowsThePortfolioIsNotChangedByHand() {
        var links = context.getBean(dk.faelled.roles.PortfolioLinks.class);
        var system = here.system("Fulgt");
        links.link(
                system,
                UUID.randomUUID(),
                new dk.faelled.roles.PortfolioLinks.Answers(
                        java.util.Set.of(Asked.person("bo")), java.util.Set.of(Asked.person("carla"))));
        assertThatThrownBy(() -> policies.answer(system.value(), java.util.Set.of(Asked.person("erik"))))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.portfolio.follows"));
        assertThat(policies.responsible(system.value())).containsExactly(Asked.person("carla"));
        links.unlink(system);
        policies.answer(system.value(), java.util.Set.of(Asked.person("erik")));
        assertThat(policies.responsible(system.value())).containsExactly(Asked.person("erik"));
    }

    @Test
    void theFirstTimeRequestsAreSetUpSomebodyIsAdvisedToLookAtTheTexts() {
        var settings = context.getBean(RequestSettings.class);
        for (var months : new int[] {14, 15}) {
            var now = settings.current();
            settings.decide(new RequestSettings.Decision(
                    now.requesters(), now.approvers(), now.reason(), now.selfApproval(), months));
        }
        assertThat(here.ask("select kind from role_advice", String.class)).containsExactly("REQUEST_TEXTS");
    }

    @Test
    void aManagerNamesAndEndsTheOwnPersonalApproverAndNobodyElses() {
        var own = new Substitutes.Delegation(here.user("carla"), here.user("ida"), TODAY, null);
        Asked.by("carla", () -> substitutes.delegate(own));
        var id = here.ask("select id from manager_delegate", UUID.class).getFirst();
        Asked.by("bo", () -> {
            assertThatThrownBy(() -> substitutes.delegate(own)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> substitutes.endDelegation(id)).isInstanceOf(NotFound.class);
        });
        Asked.by("erik", () -> assertThatThrownBy(() -> substitutes.delegate(
                        new Substitutes.Delegation(here.user("erik"), here.user("ida"), TODAY, null)))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                        .isEqualTo("roles.delegate.leads-nothing")));
        Asked.by("carla", () -> substitutes.endDelegation(id));
        assertThat(here.ask("select count(*) from manager_delegate", Long.class))
                .containsExactly(0L);
    }

    @Test
    void whatWasDecidedLongAgoIsThrownAwayAndWhatWaitsStays() {
        var decided = asks("erik", "erik");
        var waiting = asks("fie", "fie");
        Asked.by("carla", () -> deciding.approve(decided, ""));
        transaction.executeWithoutResult(_ -> sweep.sweep(clock.instant().plus(Duration.ofDays(390))));
        assertThat(here.ask("select count(*) from role_request", Long.class)).containsExactly(2L);
        transaction.executeWithoutResult(_ -> sweep.sweep(clock.instant().plus(Duration.ofDays(400))));
        assertThat(here.ask("select id from role_request", UUID.class)).containsExactly(waiting);
    }

    @Test
    void listsAreFoundByIndexHoweverManyRequestsThereAre() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sql.sql("""
                            insert into role_request (id, batch_id, action, requester, requester_name, receiver_id, person,
                                                      user_role_id, reason, user_only, status, asked_at, decided_by,
                                                      decider_name, decided_at)
                            select gen_random_uuid(), gen_random_uuid(), 'ADD', gen_random_uuid(), 'N', u.id,
                                   gen_random_uuid(), r.id, '', false, 'ASSIGNED', now() - n * interval '1 minute',
                                   gen_random_uuid(), 'N', now()
                              from generate_series(1, 40000) n,
                                   (select id from role_user where user_id = 'erik') u,
                                   (select id from user_role where name = 'Lønkonsulent') r
                            """).update();
            sql.sql("""
                            insert into role_request_approver (request_id, approver)
                            select id, gen_random_uuid() from role_request
                            """).update();
            for (var table : List.of("role_request", "role_request_approver"))
                sql.sql("analyze " + table).update();
            assertThat(plan(RequestLists.MINE, "desc"))
                    .contains("role_request_requester", "role_request_person")
                    .doesNotContain(READ_WHOLE);
            assertThat(plan(RequestLists.WAITING, "asc"))
                    .contains("role_request_approver_pkey")
                    .doesNotContain(READ_WHOLE);
            assertThat(plan(RequestLists.ALL_WAITING, "asc"))
                    .as("an index that holds nothing but what is not decided")
                    .containsPattern("role_request_(open|waiting)")
                    .doesNotContain(READ_WHOLE);
            assertThat(plan(RequestLists.LOG, "desc"))
                    .contains("role_request_asked")
                    .doesNotContain(READ_WHOLE);
            assertThat(plan("""
                            select q.id from role_request q
                             where q.status = 'REQUESTED' and q.id > :me order by q.id limit 200
                            """)).contains("role_request_waiting").doesNotContain("Seq Scan");
            assertThat(plan("""
                            select id from role_request where decided_at < now() - interval '5 years' and :me::uuid is not null
                             order by decided_at, id limit 500
                            """)).contains("role_request_decided").doesNotContain("Seq Scan");
        });
    }

    /** As the page asks for its first rows. */
    private String plan(ListDefinition<?> list, String direction) {
        return plan("select %s from %s where %s and :me::uuid is not null order by q.asked_at %s, q.id %4$s limit 26"
                .formatted(list.select(), list.from(), list.where(), direction));
    }

    private String plan(String query) {
        var lines = new ArrayList<>(sql.sql("explain " + query)
                .param("me", UUID.randomUUID())
                .query(String.class)
                .list());
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
