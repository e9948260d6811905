package dk.faelled.organisation.editing;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a form, as typed. */
public record Typed(Map<String, List<String>> values) {
    private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    public Typed {
        values = Map.copyOf(values);
    }

    public static Typed nothing() {
        return new Typed(Map.of());
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
                .filter(v -> !v.isBlank())
                .toList();
    }

    public Optional<UUID> uuid(String field) {
        return parsed(text(field));
    }

    public static Optional<UUID> parsed(String text) {
        return text.matches(UUID_FORM) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    List<UUID> uuids(String field) {
        return all(field).stream().flatMap(v -> parsed(v).stream()).distinct().toList();
    }

    long number(String field) {
        return text(field).matches("\\d{1,18}") ? Long.parseLong(text(field)) : 0;
    }

    /** Null where nothing is written. */
    public @Nullable LocalDate day(String field) {
        if (text(field).isEmpty()) return null;
        var day = Moment.day(text(field));
        if (day == null) throw new RuleBroken("organisation.edit.error.date").at(field);
        return day;
    }

    public LocalDate requiredDay(String field) {
        var day = day(field);
        if (day == null) throw new RuleBroken("organisation.edit.error.date").at(field);
        return day;
    }

    /** Null also for what is no day. */
    public @Nullable LocalDate quietDay(String field) {
        return Moment.day(text(field));
    }

    public @Nullable String note() {
        return text("note").isEmpty() ? null : text("note");
    }

    public Typed with(String field, String... all) {
        var more = new LinkedHashMap<>(values);
        more.put(field, List.of(all));
        return new Typed(more);
    }

    /** These, with the others in place of those of the same name. */
    Typed over(Typed others) {
        var more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new Typed(more);
    }

    /** This field alone. */
    Typed only(String field) {
        return new Typed(Map.of(field, values.getOrDefault(field, List.of())));
    }

    public static Typed of(Map<String, List<String>> values) {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((k, v) -> copy.put(k, new ArrayList<>(v)));
        return new Typed(copy);
    }

    /** What people type may be a CPR number. */
    @Override
    public String toString() {
        return "Typed" + values.keySet();
    }
}
