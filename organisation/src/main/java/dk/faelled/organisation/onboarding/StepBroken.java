package dk.faelled.organisation.onboarding;

import dk.faelled.platform.RuleBroken;
import java.util.UUID;

/** A rule said no when all was written down: in which step, of which entry. */
final class StepBroken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Step step;
    private final UUID entry;
    private final RuleBroken broken;

    StepBroken(Step step, UUID entry, RuleBroken broken) {
        super(broken);
        this.step = step;
        this.entry = entry;
        this.broken = broken;
    }

    Step step() {
        return step;
    }

    UUID entry() {
        return entry;
    }

    RuleBroken broken() {
        return broken;
    }
}
