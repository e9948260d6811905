package dk.faelled.identity.coredata;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong with what was posted, or asked.
 *
 * @param key of a text @param arguments texts, and faults that are part of this one
 */
record Fault(String key, List<Object> arguments) {
    private static final String PREFIX = "identity.load.fault.";

    /** @param key behind {@code identity.load.fault.} @param arguments numbers are written as they are, without points */
    static Fault of(String key, Object... arguments) {
        return new Fault(PREFIX + key, List.of(arguments));
    }

    /** A rule of another module that is broken by it. */
    static Fault of(RuleBroken broken) {
        return new Fault(broken.key(), List.copyOf(broken.arguments()));
    }

    /** Of an entry. @param name of who or what it is about; empty where it says none */
    static Fault entry(int place, String name) {
        return name.isEmpty() ? of("entry", place) : of("entry.named", place, name);
    }

    /** Something about this one. */
    Fault at(Fault what) {
        return of("at", this, what);
    }

    /** In words; a CPR number that stands where it has no business goes no further. */
    String in(Locale locale) {
        return CoreDataRefused.withoutNumbers(words(locale));
    }

    private String words(Locale locale) {
        var all = arguments.stream()
                .map(one -> switch (one) {
                    case Fault part -> part.words(locale);
                    case Integer number when key.startsWith(PREFIX) -> number.toString();
                    default -> one;
                })
                .toArray();
        return Messages.in(locale).get(key, all);
    }
}
