package dk.faelled.identity.credential;

import dk.faelled.identity.password.PasswordFault;
import dk.faelled.identity.password.PasswordPolicy;
import dk.faelled.identity.session.Subject.PasswordDue;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when a password is to be changed (PWD-03): a leaked one within 7 days, one that breaks the rules of today within 30,
 * one that gets too old when it is.
 *
 * @param end from then on nobody comes in with it but to change it
 * @param remind from when its owner is reminded
 * @param fault what is wrong with it; null where it only gets old
 */
record Deadline(Instant end, Instant remind, @Nullable PasswordFault fault) {
    private static final Duration LEAKED = Duration.ofDays(7);
    private static final Duration BROKEN = Duration.ofDays(30);

    /** @param changed null for one that its owner has never chosen, which does not get old */
    static Optional<Deadline> ofAge(@Nullable Instant changed, PasswordPolicy policy) {
        if (changed == null || policy.maxAgeDays() == 0) return Optional.empty();
        var end = changed.plus(Duration.ofDays(policy.maxAgeDays()));
        return Optional.of(new Deadline(end, end.minus(Duration.ofDays(policy.reminderDays())), null));
    }

    /** @param since when it was first found */
    static Optional<Deadline> ofFault(@Nullable PasswordFault fault, @Nullable Instant since) {
        if (fault == null || since == null) return Optional.empty();
        return Optional.of(new Deadline(since.plus(isLeaked(fault) ? LEAKED : BROKEN), since, fault));
    }

    static boolean isLeaked(PasswordFault fault) {
        return fault == PasswordFault.LEAKED_PASSWORD;
    }

    PasswordDue due(Instant now) {
        if (!now.isBefore(end)) return PasswordDue.NOW;
        return now.isBefore(remind) ? PasswordDue.NO : PasswordDue.SOON;
    }

    String words(PasswordPolicy policy) {
        var by = Formats.current().moment(end);
        if (fault == null) return Messages.text("identity.reminder.age", by);
        if (isLeaked(fault)) return Messages.text("identity.reminder.leaked", by);
        var rule = Messages.text("identity.password.fault." + fault, OwnPasswords.arguments(fault, policy));
        return Messages.text("identity.reminder.broken", rule, by);
    }
}
