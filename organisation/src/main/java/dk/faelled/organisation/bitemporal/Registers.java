package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.platform.Audit;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every register is made of. */
@Component
public final class Registers {
    final Store store;
    final References references;
    final SearchEntries search;
    final JdbcClient sql;
    final Audit audit;
    final ApplicationEventPublisher events;
    final OrganisationSettings settings;
    final EditAccess access;
    final Clock clock;

    Registers(
            Store store,
            References references,
            SearchEntries search,
            JdbcClient sql,
            Audit audit,
            ApplicationEventPublisher events,
            OrganisationSettings settings,
            EditAccess access,
            Clock clock) {
        this.store = store;
        this.references = references;
        this.search = search;
        this.sql = sql;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }
}
