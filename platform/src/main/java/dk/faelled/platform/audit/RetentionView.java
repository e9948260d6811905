package dk.faelled.platform.audit;

import dk.faelled.platform.page.Errors;

/** For how long the log is kept, as typed; in months. */
public record RetentionView(String changes, String access, String lookUps, Errors errors) {
    static RetentionView of(Retention kept) {
        return new RetentionView(
                Integer.toString(kept.changes()),
                Integer.toString(kept.access()),
                Integer.toString(kept.lookUps()),
                Errors.NONE);
    }
}
