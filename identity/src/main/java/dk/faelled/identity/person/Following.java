package dk.faelled.identity.person;

import dk.faelled.organisation.Follower;
import dk.faelled.organisation.ObjectChanged;
import dk.faelled.organisation.Type;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Sweep;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows the organisation: what changes there is marked in the same transaction, in one sentence however much it is, and
 * taken up right after; what a kill leaves lying is taken up within minutes, and what was missed by night.
 */
@Component("identityFollowing")
class Following implements Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Set<Type> HEARD = Set.of(Type.PERSON, Type.IT_USER);
    private static final int MONTHS_KEPT = 13;
    private static final int SLICE = 1000;
    private final Reading reading;
    private final PersonTable persons;
    private final Follower follower;

    Following(ChangedTable due, Reading reading, PersonTable persons) {
        this.reading = reading;
        this.persons = persons;
        follower = new Follower("identity-following", HEARD, due::mark, this::catchUp);
    }

    @EventListener
    void on(ObjectChanged changed) {
        follower.hear(changed);
    }

    @EventListener
    void on(DomainAdded added) {
        Afterwards.run(() -> follower.execute(added.tenant(), reading::whole));
    }

    /** Until nothing is marked any more. */
    void catchUp() {
        while (reading.some()) LOG.debug("more persons have changed");
    }

    /** Who has left is forgotten 13 months later (identity 4.10). */
    @Override
    public boolean sweep(Instant now) {
        var before = now.atZone(ZoneOffset.UTC).minusMonths(MONTHS_KEPT).toInstant();
        return persons.erase(before, SLICE) == SLICE;
    }

    @PreDestroy
    void stop() {
        follower.close();
    }

    @Configuration(value = "identityClockwork", proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule personsFollowTheOrganisation(ObjectProvider<Following> following) {
            return new Schedule("identity.follow", Cron.parse("*/5 * * * *"), Schedule.Misfire.SKIP, () -> following
                    .getObject()
                    .catchUp());
        }

        /** What was registered for this day has come, and what was missed is made up for. */
        @Bean
        Schedule personsReadTheOrganisation(ObjectProvider<Reading> reading) {
            return new Schedule(
                    "identity.organisation",
                    Cron.parse("7 0 * * *"),
                    Schedule.Misfire.RUN_ONCE,
                    () -> reading.getObject().whole());
        }
    }
}
