package dk.faelled.organisation.shelf;

import dk.faelled.platform.Sweep;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An insight is there for thirty days; a report until the next of its kind. */
@Component
class OldInsights implements Sweep {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 200;
    private final ObjectProvider<Shelf> shelf;
    private final ObjectProvider<Filing> filing;

    OldInsights(ObjectProvider<Shelf> shelf, ObjectProvider<Filing> filing) {
        this.shelf = shelf;
        this.filing = filing;
    }

    @Override
    public boolean sweep(Instant now) {
        var old = shelf.getObject().takeOld(now.minus(KEPT), AT_ONCE);
        old.forEach(filing.getObject()::drop);
        return old.size() == AT_ONCE;
    }
}
