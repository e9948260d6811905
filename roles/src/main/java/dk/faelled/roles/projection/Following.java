package dk.faelled.roles.projection;

import dk.faelled.organisation.Follower;
import dk.faelled.organisation.ObjectChanged;
import dk.faelled.organisation.Type;
import dk.faelled.platform.Cron;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import jakarta.annotation.PreDestroy;
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
 * taken up right after; what a kill leaves lying is taken up within minutes.
 */
@Component
class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    /** What users and units are made of. */
    private static final Set<Type> HEARD = Set.of(
            Type.UNIT,
            Type.PERSON,
            Type.ENGAGEMENT,
            Type.ASSOCIATION,
            Type.MANAGER,
            Type.IT_USER,
            Type.KLE,
            Type.CLASS);

    private final Projection projection;
    private final Follower follower;

    Following(DueTable due, Projection projection) {
        this.projection = projection;
        follower = new Follower("roles-following", HEARD, due::mark, this::catchUpUnlessBusy);
    }

    @EventListener
    void on(ObjectChanged changed) {
        follower.hear(changed);
    }

    private void catchUpUnlessBusy() {
        try {
            catchUp();
        } catch (RuleBroken busy) {
            LOG.info("The catalogue of {} is busy; its organisation is followed within minutes", Tenant.current());
        }
    }

    /** Until nothing is marked any more. */
    void catchUp() {
        while (projection.some()) LOG.debug("more of the organisation has changed");
    }

    @PreDestroy
    void stop() {
        follower.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule rolesFollowTheOrganisation(ObjectProvider<Following> following) {
            return new Schedule("roles.follow", Cron.parse("*/5 * * * *"), Schedule.Misfire.SKIP, () -> following
                    .getObject()
                    .catchUp());
        }

        /** What was registered for this day has come. */
        @Bean
        Schedule rolesReadTheOrganisation(ObjectProvider<Projection> projection) {
            return new Schedule(
                    "roles.organisation", Cron.parse("1 0 * * *"), Schedule.Misfire.RUN_ONCE, () -> projection
                            .getObject()
                            .whole());
        }
    }
}
