package dk.faelled.identity.oidc;

import dk.faelled.identity.session.SessionNumber;
import dk.faelled.identity.session.SessionsEnded;
import dk.faelled.platform.Cron;
import dk.faelled.platform.Pause;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.signin.OpenSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A session that nobody uses any more ends by itself, and nobody tells of it: so it is looked for those of which systems were
 * told, when they would have ended had they not been used since. One that a system still renews its tokens for is in use
 * there, and lasts.
 */
@Component
class Lapses {
    /** As long as a session lasts that nobody uses: a system renews more often. */
    private static final Duration IN_USE = Duration.ofMinutes(30);

    /** Nobody else looks meanwhile. */
    private static final Duration LOOKING = Duration.ofMinutes(5);

    private final LapseTable table;
    private final OpenSessions open;
    private final ObjectProvider<SessionsEnded> told;
    private final ObjectProvider<Pause> pause;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Lapses(
            LapseTable table,
            OpenSessions open,
            ObjectProvider<SessionsEnded> told,
            ObjectProvider<Pause> pause,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.open = open;
        this.told = told;
        this.pause = pause;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Configuration(value = "oidcLapseSchedule", proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule oidcLapses(ObjectProvider<Lapses> lapses) {
            return new Schedule(
                    "identity.oidc.lapse", Cron.parse("* * * * *"), Schedule.Misfire.SKIP, () -> lapses.getObject()
                            .look());
        }
    }

    /** For the bound authority. */
    void look() {
        if (pause.stream().anyMatch(Pause::isOn)) return;
        List<LapseTable.Seen> seen;
        do {
            var now = clock.instant();
            seen = Objects.requireNonNull(transaction.execute(_ -> table.take(now, now.plus(LOOKING))));
            if (!seen.isEmpty()) look(seen, now);
        } while (!seen.isEmpty());
    }

    private void look(List<LapseTable.Seen> seen, Instant now) {
        var lasting = open.until(
                seen.stream().map(LapseTable.Seen::account).distinct().toList(), SessionNumber.ATTRIBUTE);
        var next = new HashMap<UUID, Instant>();
        var over = new ArrayList<UUID>();
        for (var one : seen) {
            var until = lasting.get(one.session());
            var used = one.renewed();
            if (until != null) next.put(one.session(), until);
            else if (used != null && used.plus(IN_USE).isAfter(now)) next.put(one.session(), used.plus(IN_USE));
            else over.add(one.session());
        }
        transaction.executeWithoutResult(_ -> table.again(next));
        if (!over.isEmpty()) told.orderedStream().forEach(one -> one.ended(over));
    }
}
