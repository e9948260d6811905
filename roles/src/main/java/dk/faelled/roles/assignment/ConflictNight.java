package dk.faelled.roles.assignment;

import dk.faelled.platform.Cron;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.Schedule;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.UserId;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every night everybody is looked at by each rule: rights also come by other ways than by being given, and mitigations end.
 * The owner of a rule is told of how many break it, and told again when they are others.
 */
@Component
class ConflictNight {
    private static final String ID = "roles.conflict.found";
    private final ConflictRules rules;
    private final ConflictFindings findings;
    private final Mitigations mitigations;
    private final Notices notices;
    private final NoticeKind kind;
    private final TransactionTemplate transaction;

    /** @param count of those who break it */
    record Found(String rule, int count) {}

    ConflictNight(
            ConflictRules rules,
            ConflictFindings findings,
            Mitigations mitigations,
            Notices notices,
            NoticeKind conflictFound,
            TransactionTemplate transaction) {
        this.rules = rules;
        this.findings = findings;
        this.mitigations = mitigations;
        this.notices = notices;
        kind = conflictFound;
        this.transaction = transaction;
    }

    void search() {
        for (var rule : rules.all()) {
            var broken = broken(rule);
            if (!broken.isEmpty())
                transaction.executeWithoutResult(_ -> notices.send(
                        kind,
                        rule.owner(),
                        rule.id() + ":" + Integer.toHexString(broken.hashCode()),
                        new Found(rule.name(), broken.size()),
                        ConflictPages.PATH + "/" + rule.id()));
        }
    }

    /** By whom, a slice at a time however many they are. */
    private TreeSet<UserId> broken(ConflictRule rule) {
        var exempt = mitigations.exempt(rule.id());
        var suspects = findings.suspects(rule).stream()
                .filter(user -> !exempt.contains(user))
                .toList();
        var broken = new TreeSet<UserId>();
        for (int from = 0; from < suspects.size(); from += ConflictFindings.MOST)
            for (var found :
                    findings.of(rule, suspects.subList(from, Math.min(from + ConflictFindings.MOST, suspects.size()))))
                broken.add(found.user().id());
        return broken;
    }

    @Configuration(proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        NoticeKind conflictFound() {
            return new NoticeKind(
                    ID,
                    new Found("Opret kreditor og godkend udbetaling", 2),
                    new Found("Create creditor and approve payment", 2),
                    NoticeKind.Channel.DIGEST,
                    "roles.config.update");
        }

        @Bean
        Schedule rolesSearchForConflicts(ObjectProvider<ConflictNight> night) {
            return new Schedule(
                            "roles.conflicts",
                            Cron.parse("30 1 * * *"),
                            Schedule.Misfire.RUN_ONCE,
                            () -> night.getObject().search())
                    .restingWithModule();
        }
    }
}
