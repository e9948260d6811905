package dk.faelled.platform.audit;

import dk.faelled.platform.RuleBroken;
import java.time.Instant;
import java.time.ZoneId;

/**
 * For how long an authority keeps its log, in months (PLT-24, ROL-50).
 *
 * @param changes of what was changed
 * @param access of who read what about whom
 * @param lookUps of programs that asked what somebody may do
 */
public record Retention(int changes, int access, int lookUps) {
    public static final Retention USUAL = new Retention(60, 13, 6);
    private static final int LONGEST = 600;
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    public Retention {
        within(changes, 12, "changes");
        within(access, 6, "access");
        within(lookUps, 1, "lookUps");
        if (lookUps > access) throw new RuleBroken("platform.audit.retention.order").at("lookUps");
    }

    private static void within(int months, int shortest, String field) {
        if (months < shortest || months > LONGEST)
            throw new RuleBroken("platform.audit.retention.months", shortest, LONGEST).at(field);
    }

    /** As it was typed. */
    static Retention of(String changes, String access, String lookUps) {
        return new Retention(
                number(changes, 12, "changes"), number(access, 6, "access"), number(lookUps, 1, "lookUps"));
    }

    private static int number(String text, int shortest, String field) {
        if (!text.strip().matches("\\d{1,4}"))
            throw new RuleBroken("platform.audit.retention.months", shortest, LONGEST).at(field);
        return Integer.parseInt(text.strip());
    }

    static Instant before(int months, Instant now) {
        return now.atZone(COPENHAGEN).minusMonths(months).toInstant();
    }
}
