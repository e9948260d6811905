package dk.faelled.identity.signin;

import dk.faelled.identity.session.Lock;
import dk.faelled.platform.page.Messages;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The steps of a decision ({@code 4 locks=[ADMIN]}) in the words of the reader (BEY-14). */
public final class TraceWords {
    private static final Pattern STEP = Pattern.compile("\\d+ ([a-z-]+)=(.*)");

    private TraceWords() {}

    /** A step of an earlier version of the program, which nobody knows any more, stays as it was noted. */
    public static String of(String step) {
        var found = STEP.matcher(step);
        if (!found.matches() || !Messages.current().has("identity.trace." + found.group(1))) return step;
        var what = found.group(1);
        return Messages.text("identity.trace", Messages.text("identity.trace." + what), value(what, found.group(2)));
    }

    private static String value(String what, String value) {
        return switch (what) {
            case "required", "person", "level" -> known("secondfactor.level." + value, value);
            case "locks" -> locks(value);
            case "condition" -> known("identity.trace.condition." + value, value);
            case "change" -> known("identity.password.due." + value, value);
            case "devices", "system", "source", "claim", "found", "said" -> value;
            default -> known(value.equals("true") ? "platform.list.yes" : "platform.list.no", value);
        };
    }

    private static String locks(String value) {
        var names = value.replaceAll("[\\[\\] ]", "");
        if (names.isEmpty()) return Messages.text("identity.trace.none");
        var asked = Arrays.asList(names.split(","));
        return Arrays.stream(Lock.values())
                .filter(lock -> asked.contains(lock.name()))
                .map(lock -> Messages.text("identity.lock." + lock))
                .collect(Collectors.joining(", "));
    }

    private static String known(String key, String otherwise) {
        return Messages.current().has(key) ? Messages.text(key) : otherwise;
    }
}
