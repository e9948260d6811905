package dk.faelled.platform.page;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in which {@code {name}} stands for a value; unlike {@link Messages} people may write them. */
public final class Placeholders {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** One of a few things, told in the reader's language. */
    public interface Worded {
        /** Of the text. */
        String key();
    }

    private Placeholders() {}

    /** The parts of a record by name, as people read them. */
    public static Map<String, String> of(Record args, Locale locale) {
        var values = new LinkedHashMap<String, String>();
        for (var part : args.getClass().getRecordComponents()) values.put(part.getName(), written(part, args, locale));
        return values;
    }

    private static String written(RecordComponent part, Record args, Locale locale) {
        try {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            var formats = new Formats(locale);
            return switch (accessor.invoke(args)) {
                case null -> "";
                case LocalDate day -> formats.day(day);
                case Instant moment -> formats.moment(moment);
                case Number number -> formats.number(number);
                case Worded word -> Messages.in(locale).get(word.key());
                case Object other -> other.toString();
            };
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("no value of " + part, broken);
        }
    }

    /** The names that stand in braces and are none of these. */
    public static Set<String> unknown(String text, Set<String> known) {
        var unknown = new TreeSet<String>();
        PLACE.matcher(text).results().map(found -> found.group(1)).forEach(unknown::add);
        unknown.removeAll(known);
        return unknown;
    }

    /** An unknown name stays as it stands. */
    public static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    public static Set<String> names(Class<? extends Record> args) {
        return new TreeSet<>(Arrays.stream(args.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    }
}
