package dk.faelled.organisation.classification;

import dk.faelled.organisation.Classes;
import dk.faelled.platform.TenantCreated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A new authority has its facets and classes from the first moment. */
@Component
class Installation {
    private final Classes classes;

    Installation(Classes classes) {
        this.classes = classes;
    }

    @EventListener
    void on(TenantCreated created) {
        classes.install();
    }
}
