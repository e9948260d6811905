package dk.faelled.roles.attestation;

import static dk.faelled.platform.BuiltInRole.ADMINISTRATOR;
import static dk.faelled.platform.BuiltInRole.AUDITOR;

import dk.faelled.platform.Cron;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What attestation declares to the platform: rights, menu, mails, tasks, and what the clock does. */
@Configuration(proxyBeanMethods = false)
class AttestationClockwork {
    private static final LocalDate SOME_DAY = LocalDate.of(2027, 3, 1);

    @Bean
    Permissions attestationPermissions() {
        return new Permissions(
                "roles",
                List.of(
                        Permissions.held(
                                new Permission(
                                        Attesters.ADMIN,
                                        "Styre attestering og attestere på andres vegne",
                                        "Run the attestation and attest in place of others",
                                        true),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        AttestationOverviewPages.READ,
                                        "Se, hvor langt attesteringen er, og hente dokumentation",
                                        "See how far the attestation is, and get the evidence"),
                                ADMINISTRATOR,
                                AUDITOR)));
    }

    @Bean
    MenuEntry attestationInTheMenu() {
        return new MenuEntry("roles", "roles.menu.attestation", AttestationPages.PATH, AttestationPages.EVERYBODY, 252);
    }

    @Bean
    MenuEntry attestationOverviewInTheMenu() {
        return new MenuEntry(
                "roles",
                "roles.menu.attestation-overview",
                AttestationOverviewPages.PATH,
                AttestationOverviewPages.READ,
                254);
    }

    private static NoticeKind kind(String name) {
        return new NoticeKind(
                "roles.attestation." + name,
                new AttestationMorning.Told("Børn og Unge, Søndby Skole", 2, SOME_DAY),
                new AttestationMorning.Told("Children and Youth, Søndby School", 2, SOME_DAY),
                Channel.MAIL,
                null);
    }

    @Bean
    NoticeKind attestationInformation() {
        return kind("information");
    }

    @Bean
    NoticeKind attestationReminder() {
        return kind("reminder");
    }

    @Bean
    NoticeKind attestationOverdue() {
        return kind("overdue");
    }

    @Bean
    NoticeKind attestationEscalation() {
        return kind("escalation");
    }

    @Bean
    NoticeKind attestationChange() {
        return new NoticeKind(
                "roles.attestation.change",
                new AttestationConsequences.Told(
                        "Børn og Unge", 1, "Karen Prøve", "Erik Prøve (eri): ønskes slettet: Opret kreditor (Økonomi)"),
                new AttestationConsequences.Told(
                        "Children and Youth",
                        1,
                        "Karen Prøve",
                        "Erik Prøve (eri): to be removed: Create creditor (Economy)"),
                Channel.MAIL,
                Attesters.ADMIN);
    }

    @Bean
    TaskKind attestationTask() {
        return new TaskKind("roles.attestation.do", AttestationTasks.Left.class, null, List.of());
    }

    @Bean
    TaskKind attestationWithoutAttester() {
        return new TaskKind("roles.attestation.left", AttestationTasks.Left.class, Attesters.ADMIN, List.of());
    }

    @Bean
    TaskKind attestationChanges() {
        return new TaskKind(
                "roles.attestation.change",
                AttestationConsequences.Changes.class,
                Attesters.ADMIN,
                List.of(new TaskKind.Action("done", _ -> {})));
    }

    @Bean
    Schedule rolesAttestationStart(ObjectProvider<AttestationRuns> runs, Clock clock) {
        return schedule("start", "0 5 * * *", () -> runs.getObject().start(today(clock)));
    }

    @Bean
    Schedule rolesAttestationFinish(ObjectProvider<AttestationRuns> runs) {
        return schedule("finish", "0 6 * * *", () -> runs.getObject().finish());
    }

    @Bean
    Schedule rolesAttestationMails(ObjectProvider<AttestationMorning> morning, Clock clock) {
        return schedule("mails", "0 9 * * *", () -> morning.getObject().tell(today(clock)));
    }

    private static Schedule schedule(String name, String cron, Schedule.Work work) {
        return new Schedule("roles.attestation." + name, Cron.parse(cron), Schedule.Misfire.RUN_ONCE, work)
                .restingWithModule();
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
