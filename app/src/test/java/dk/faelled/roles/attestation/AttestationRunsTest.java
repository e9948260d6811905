package dk.faelled.roles.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.AttestationOverdue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Others;
import dk.faelled.roles.attestation.AttestationCalendar.Interval;
import dk.faelled.roles.attestation.AttestationSettings.Choice;
import dk.faelled.roles.attestation.AttestationSettings.Decision;
import dk.faelled.roles.attestation.AttestationSettings.Offsets;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.projection.Substitutes;
import dk.faelled.roles.projection.Substitutes.Delegation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Runs of attestation through the calendar: what they hold, who is told when, and what is left as evidence. */
@RecordApplicationEvents
class AttestationRunsTest extends Attesting {
    @Autowired
    Substitutes substitutes;

    @Autowired
    AttestationEvidence evidence;

    @Autowired
    ApplicationEvents events;

    private List<String> attested() {
        return ask("""
                        select coalesce(n.name, s.name, u.user_id, '-') || ' ' || a.kind || ' ' || a.subjects
                          from attestation a
                          join attestation_run r on r.id = a.run_id and not r.closed
                          left join role_unit n on n.id = a.unit_id
                          left join role_system s on s.id = a.system_id
                          left join role_user u on u.id = a.manager_id
                         order by 1
                        """, String.class);
    }

    @Test
    void aRunBeginsThirtyDaysBeforeItsDeadlineAndOnlyOnce() {
        assertThat(runs.start(TODAY)).isEmpty();
        decided(DEADLINE, true, false);
        assertThat(runs.start(TODAY.minusDays(1))).isEmpty();
        assertThat(runs.start(TODAY)).isPresent();
        assertThat(attested())
                .containsExactly(
                        "Fag IT_SYSTEM_ROLES 3",
                        "K ORGANISATION 2",
                        "S ORGANISATION 2",
                        "S1 ORGANISATION 1",
                        "T ORGANISATION 1");
        for (var day = TODAY; !day.isAfter(DEADLINE); day = day.plusDays(1))
            assertThat(runs.start(day)).isEmpty();
    }

    @Test
    void aRunForSensitiveRolesHoldsThemAloneAndClosesTheOneBefore() {
        begun();
        as("bo").does(() -> decide(of("S1"), "ida", remove("Ikke mere")));
        var old = of("S1");
        assertThat(runs.start(DEADLINE.plusMonths(3).minusDays(30))).isPresent();
        assertThat(attested()).containsExactly("T ORGANISATION 1");
        assertThat(states(of("T"))).containsExactly("ole NOT_VERIFIED");
        // what was wished in the run before is not lost, but nothing is removed by itself
        assertThat(ask("select outcome from attestation_decision where row_id is not null", String.class))
                .containsExactly("PASSED_ON");
        assertThat(ask("select key from task where kind = 'roles.attestation.change'", String.class))
                .containsExactly("roles.attestation.change:" + old);
        assertThat(runs.start(DEADLINE.plusMonths(6).minusDays(30))).isPresent();
        assertThat(attested())
                .containsExactly("K ORGANISATION 1", "S ORGANISATION 2", "S1 ORGANISATION 1", "T ORGANISATION 1");
    }

    @Test
    void exemptSystemsAndUnitsThatDoNotTakePartAreLeftOut() {
        settings.decide(new Decision(
                new AttestationCalendar(Interval.YEARLY, DEADLINE),
                false,
                false,
                false,
                "",
                Choice.EXCEPT,
                List.of(Others.id("S")),
                Offsets.USUAL,
                0));
        runs.start(TODAY);
        assertThat(attested()).containsExactly("Fag IT_SYSTEM_ROLES 3", "K ORGANISATION 2", "T ORGANISATION 1");
        systems.change(
                system,
                1,
                new WriteItSystem(
                        "Fag",
                        "FAG",
                        ItSystem.Kind.SAML,
                        null,
                        Set.of(ItSystem.Flag.ATTESTATION_EXEMPT),
                        "",
                        "",
                        null));
        assertThat(runs.start(DEADLINE.plusMonths(12).minusDays(30))).isPresent();
        assertThat(attested()).isEmpty();
    }

    @Test
    void whoIsResponsibleForASystemAttestsItsUsersAndItsRoles() {
        attestedSystems.decide(system.value(), "OLE", "anna", List.of(id("R1").toString()));
        begun();
        assertThat(attested())
                .containsExactly(
                        "Fag IT_SYSTEM 3",
                        "Fag IT_SYSTEM_ROLES 3",
                        "K ORGANISATION 1",
                        "S ORGANISATION 2",
                        "S1 ORGANISATION 1",
                        "T ORGANISATION 1");
        assertThat(by(as("ole"), () -> desk.mine().lines())).hasSize(2);
        var users = of(Attestation.Kind.IT_SYSTEM);
        var roles = of(Attestation.Kind.IT_SYSTEM_ROLES);
        assertThatThrownBy(() -> as("bo").does(() -> view(users, ""))).isInstanceOf(NotFound.class);
        as("ole").does(() -> {
            assertThat(states(users)).containsExactly("anna NOT_VERIFIED", "bo NOT_VERIFIED", "eln NOT_VERIFIED");
            assertThat(decisions.approve(
                            users,
                            desk.chosen(
                                    users,
                                    Filled.nothing()
                                            .with(
                                                    "all",
                                                    Objects.requireNonNull(view(users, "")
                                                                    .users())
                                                            .selectionToken()))))
                    .isEqualTo(3);
            decisions.finish(users);
            var rows = Objects.requireNonNull(view(roles, "").roles()).rows();
            assertThat(decisions.approve(
                            roles, List.of(rows.get(0).id(), rows.get(1).id())))
                    .isEqualTo(2);
            var third = rows.get(2).id();
            var page = desk.role(roles, third, Filled.nothing(), Errors.NONE);
            decisions.decideRole(
                    roles, third, page.seen(), new AttestationDecision(AttestationDecision.Choice.REMARKS, "For bred"));
            assertThatThrownBy(() -> decisions.decideRole(roles, third, page.seen(), AttestationDecision.APPROVED))
                    .isInstanceOf(RuleBroken.class);
            assertThat(decisions.finish(roles)).isEqualTo(new AttestationConsequences.Outcome(0, 1));
        });
        assertThatThrownBy(() -> attestedSystems.decide(system.value(), "ukendt", "", List.of()))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.field()).isEqualTo("responsible"));
    }

    @Test
    void aManagersOwnRolesAreForThePersonalApproverAndThenForWhoLeadsAbove() {
        substitutes.delegate(new Delegation(user("bo"), user("eln"), TODAY, null));
        begun();
        assertThat(attested()).contains("bo MANAGER_DELEGATED 1", "S ORGANISATION 2", "K ORGANISATION 1");
        var own = of(Attestation.Kind.MANAGER_DELEGATED);
        assertThat(by(as("eln"), () -> desk.mine().lines())).hasSize(1);
        assertThatThrownBy(() -> as("bo").does(() -> view(own, ""))).isInstanceOf(NotFound.class);
        substitutes.endDelegation(user("bo"), user("eln"), TODAY);
        assertThatThrownBy(() -> as("eln").does(() -> view(own, ""))).isInstanceOf(NotFound.class);
        as("anna").does(() -> {
            decide(own, "bo");
            decisions.finish(own);
        });
    }

    private List<String> told(String kind) {
        return ask("""
                        select u.user_id || ' ' || split_part(n.key, ':', 2)
                          from notice n
                          join role_user u on u.ext_uuid = n.recipient
                         where n.kind = 'roles.attestation.%s'
                         order by 1
                        """.formatted(kind), String.class);
    }

    @Test
    void everybodyIsToldOnTheDaysOfTheCalendarAndOnce() {
        begun();
        morning.tell(TODAY);
        assertThat(told("information")).isEmpty();
        assertThat(ask(
                        "select u.user_id from task t join role_user u on u.ext_uuid = t.person where t.kind = 'roles.attestation.do' order by 1",
                        String.class))
                .containsExactly("anna", "bo", "carla");
        for (var day = TODAY; day.isBefore(DEADLINE.minusDays(10)); day = day.plusDays(1)) morning.tell(day);
        assertThat(told("information")).containsExactly("anna information", "bo information", "carla information");
        assertThat(told("reminder")).isEmpty();
        as("bo").does(() -> {
            decide(of("S1"), "ida");
            decisions.finish(of("S1"));
        });
        as("carla").does(() -> {
            decide(of("T"), "ole");
            decisions.finish(of("T"));
        });
        assertThat(ask(
                        "select u.user_id from task t join role_user u on u.ext_uuid = t.person where t.kind = 'roles.attestation.do' and closed_at is null order by 1",
                        String.class))
                .containsExactly("anna", "bo");
        for (var day = DEADLINE.minusDays(10); day.isBefore(DEADLINE.plusDays(5)); day = day.plusDays(1))
            morning.tell(day);
        assertThat(told("reminder"))
                .containsExactly("anna last-reminder", "anna reminder", "bo last-reminder", "bo reminder");
        assertThat(told("overdue")).isEmpty();
        assertThat(events.stream(AttestationOverdue.class).map(AttestationOverdue::deadline))
                .hasSize(3)
                .containsOnly(DEADLINE);
        for (int i = 0; i < 2; i++) morning.tell(DEADLINE.plusDays(5));
        assertThat(told("overdue")).containsExactly("anna overdue", "bo overdue");
        // the manager's manager
        assertThat(told("escalation")).containsExactly("anna escalation");
        assertThat(events.stream(AttestationOverdue.class)).hasSize(3);
    }

    @Test
    void aProgramThatStoodStillTellsOnlyTheLatest() {
        begun();
        morning.tell(DEADLINE.minusDays(2));
        assertThat(told("information")).isEmpty();
        assertThat(told("reminder")).containsExactly("anna last-reminder", "bo last-reminder", "carla last-reminder");
    }

    @Test
    void theEvidenceTellsWhatWasDecidedByWhom() throws IOException {
        begun();
        var s1 = of("S1");
        as("bo").does(() -> {
            decide(s1, "ida", remove("<Ida> er flyttet & væk"));
            decisions.finish(s1);
        });
        var one = desk.one(s1);
        var pdf = new ByteArrayOutputStream();
        evidence.pdf(one, pdf);
        try (var document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "S1",
                            "ida Prøve",
                            "Rolle R2",
                            "Ønskes slettet",
                            "<Ida> er flyttet & væk",
                            "Nogen",
                            "Fjernet");
        }
        var xlsx = new ByteArrayOutputStream();
        evidence.xlsx(one, xlsx);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.toByteArray()));
                var rows = book.getSheet(1).orElseThrow().openStream()) {
            assertThat(rows.map(row -> row.getCellText(0) + " " + row.getCellText(2) + " " + row.getCellText(6))
                            .toList())
                    .contains("ida Prøve Rolle R2 Ønskes slettet");
        }
    }

    @Test
    void onlyWhoRunsTheAttestationDecidesAboutIt() {
        var reader = new Somebody(UUID.randomUUID(), Set.of(AttestationOverviewPages.READ));
        assertThatThrownBy(() -> reader.does(() -> decided(DEADLINE, true, false)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> reader.does(() -> attestedSystems.decide(system.value(), "", "", List.of())))
                .isInstanceOf(Forbidden.class);
        decided(DEADLINE, true, false);
        assertThatThrownBy(() -> settings.decide(new Decision(
                        null, false, false, false, "to adresser", Choice.ALL, List.of(), Offsets.USUAL, 1)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.field()).isEqualTo("changeAddress"));
        assertThatThrownBy(() -> settings.decide(
                        new Decision(null, false, false, false, "", Choice.ALL, List.of(), Offsets.USUAL, 0)))
                .isInstanceOf(RuleBroken.class);
        assertThat(Objects.requireNonNull(settings.current().calendar()).first())
                .isEqualTo(DEADLINE);
    }

    @Test
    void aDayThatHasPassedIsTheFirstOfTheCalendarToo() {
        decided(LocalDate.of(2020, 1, 31), false, false);
        assertThat(runs.start(LocalDate.of(2027, 7, 2))).isPresent();
        assertThat(ask("select deadline::text || cover from attestation_run", String.class))
                .containsExactly("2027-07-31SENSITIVE");
    }
}
