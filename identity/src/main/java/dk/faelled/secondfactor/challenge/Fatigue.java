package dk.faelled.secondfactor.challenge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody was asked lately without saying yes (identity 4.2). After three times in ten minutes nothing rings any
 * more: who opens the device sees what waits. After ten in an hour nobody is asked for half an hour, and an alarm is raised.
 *
 * @param asked when, of those unanswered or rejected
 */
record Fatigue(List<Instant> asked, @Nullable Instant blockedUntil) {
    private static final int RINGS = 3;
    private static final Duration RINGING = Duration.ofMinutes(10);
    private static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(60);
    private static final Duration BLOCK = Duration.ofMinutes(30);
    private static final Duration AFTER_NOT_ME = Duration.ofMinutes(15);

    enum Verdict {
        RING,
        SILENT,
        BLOCKED
    }

    /** @param alarm somebody has to look at it: it was asked once too often just now */
    record Judged(Verdict verdict, Fatigue after, boolean alarm) {}

    Judged ask(Instant now) {
        if (isBlocked(now)) return new Judged(Verdict.BLOCKED, this, false);
        var recent = asked.stream().filter(at -> at.isAfter(now.minus(WINDOW))).toList();
        if (recent.size() >= MOST) return new Judged(Verdict.BLOCKED, new Fatigue(List.of(), now.plus(BLOCK)), true);
        long lately =
                recent.stream().filter(at -> at.isAfter(now.minus(RINGING))).count();
        var after = new Fatigue(Stream.concat(recent.stream(), Stream.of(now)).toList(), null);
        return new Judged(lately < RINGS ? Verdict.RING : Verdict.SILENT, after, false);
    }

    boolean isBlocked(Instant now) {
        return blockedUntil != null && now.isBefore(blockedUntil);
    }

    /** What was accepted plagued nobody. */
    Fatigue accepted(Instant at) {
        return new Fatigue(asked.stream().filter(one -> !one.equals(at)).toList(), blockedUntil);
    }

    Fatigue notMe(Instant now) {
        var until = now.plus(AFTER_NOT_ME);
        return new Fatigue(asked, blockedUntil != null && blockedUntil.isAfter(until) ? blockedUntil : until);
    }
}
