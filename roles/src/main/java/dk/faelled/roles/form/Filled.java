package dk.faelled.roles.form;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.Dates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a form, as typed. */
public record Filled(Map<String, List<String>> values) {
    private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int LAST_YEAR = 9000;

    public Filled {
        values = Map.copyOf(values);
    }

    public static Filled nothing() {
        return new Filled(Map.of());
    }

    public static Filled of(Map<String, List<String>> values) {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, all) -> copy.put(name, new ArrayList<>(all)));
        return new Filled(copy);
    }

    public Filled with(String field, String... all) {
        var more = new LinkedHashMap<>(values);
        more.put(field, List.of(all));
        return new Filled(more);
    }

    public Filled with(String field, List<String> all) {
        return with(field, all.toArray(String[]::new));
    }

    /** Only where it is so, as a box that is ticked or is not. */
    public Filled ticked(String field, boolean so) {
        return so ? with(field, "true") : this;
    }

    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** Without the blanks around it; empty for what is not there. */
    public String text(String field) {
        var all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    public Optional<UUID> uuid(String field) {
        return uuidOf(text(field));
    }

    public static Optional<UUID> uuidOf(String text) {
        return text.matches(UUID_FORM) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public List<UUID> uuids(String field) {
        return all(field).stream().flatMap(value -> uuidOf(value).stream()).toList();
    }

    /** Empty for what is no number. */
    public Optional<Long> number(String field) {
        return numberOf(text(field));
    }

    public static Optional<Long> numberOf(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Null where nothing is written. */
    public @Nullable LocalDate day(String field) {
        if (text(field).isEmpty()) return null;
        try {
            var day = LocalDate.parse(text(field));
            if (day.getYear() <= LAST_YEAR) return day;
        } catch (DateTimeException notADay) {
            // said below
        }
        throw new RuleBroken("roles.form.date").at(field);
    }

    public Dates dates() {
        return new Dates(day("startDate"), day("stopDate"));
    }

    /** Two dates as they stand in the fields of a form. */
    public Filled with(Dates dates) {
        return with("startDate", dates.start() == null ? "" : dates.start().toString())
                .with("stopDate", dates.stop() == null ? "" : dates.stop().toString());
    }

    /** One of the values of an enumeration; empty where nothing is chosen. @throws RuleBroken for anything else */
    public <E extends Enum<E>> Optional<E> one(String field, Class<E> kind) {
        var chosen = known(field, kind);
        if (chosen.isEmpty() && !text(field).isEmpty())
            throw new RuleBroken("roles.form.choice", text(field), java.util.Arrays.toString(kind.getEnumConstants()))
                    .at(field);
        return chosen;
    }

    /** As {@link #one}, but empty for anything else too. */
    public <E extends Enum<E>> Optional<E> known(String field, Class<E> kind) {
        return java.util.Arrays.stream(kind.getEnumConstants())
                .filter(value -> value.name().equals(text(field)))
                .findFirst();
    }

    public <E extends Enum<E>> java.util.Set<E> several(String field, Class<E> kind) {
        var found = java.util.EnumSet.noneOf(kind);
        for (var value : kind.getEnumConstants()) if (all(field).contains(value.name())) found.add(value);
        return found;
    }

    @Override
    public String toString() {
        return "Filled" + values.keySet();
    }
}
