package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What things of attestation are called. */
final class AttestationWords {
    private AttestationWords() {}

    /** What is attested: {@code Børn og Unge}, {@code Lønsystemet (hvem der har rollerne)}. */
    static String subject(Attestation one, Messages texts) {
        return switch (one.kind()) {
            case ORGANISATION ->
                one.unit() == null
                        ? texts.get("roles.attestation.nowhere")
                        : one.name().isEmpty() ? texts.get("roles.attestation.unit-gone") : one.name();
            case IT_SYSTEM, IT_SYSTEM_ROLES, MANAGER_DELEGATED ->
                texts.get("roles.attestation.subject." + one.kind(), one.name());
        };
    }

    static String subject(Attestation one) {
        return subject(one, Messages.current());
    }

    /** In one line, for a mail. */
    static String wish(AttestationWishes.Wish wish, Messages texts) {
        var what = texts.get("roles.attestation.wish." + wish.about() + "." + wish.choice());
        var line = new StringBuilder();
        if (wish.name() != null)
            line.append(wish.name()).append(" (").append(wish.account()).append("): ");
        line.append(what);
        if (wish.role() != null) line.append(' ').append(wish.role());
        if (wish.system() != null) line.append(" (").append(wish.system()).append(')');
        if (!wish.remark().isEmpty()) line.append(": ").append(wish.remark().replaceAll("\\s+", " "));
        return line.toString();
    }

    static String through(AttestationReading.Line line) {
        if (line.group() != null)
            return line.unit() == null
                    ? Messages.text("roles.through.group", line.group())
                    : Messages.text("roles.through.group.unit", line.group(), line.unit());
        return line.direct()
                ? Messages.text("roles.through.direct")
                : Messages.text("roles.through.unit", line.unit() == null ? "" : line.unit());
    }

    static String period(@Nullable LocalDate start, @Nullable LocalDate stop) {
        var formats = Formats.current();
        if (start == null && stop == null) return Messages.text("roles.dates.always");
        if (start == null) return Messages.text("roles.dates.until", formats.day(stop));
        return stop == null
                ? Messages.text("roles.dates.from", formats.day(start))
                : formats.day(start) + " – " + formats.day(stop);
    }
}
