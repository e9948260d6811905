package dk.faelled.organisation.os2mo.reading;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one field of a filter demands of a segment {@code t}; null where it demands nothing. */
@FunctionalInterface
interface Filtered {
    @Nullable
    String sql(@Nullable Object value, Sentence sentence, View view);

    /** Whether all segments of an object meet it or none. */
    default boolean ofObject() {
        return false;
    }

    /** Reads a filter within a filter. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(Object filter) {
        return (Map<String, @Nullable Object>) filter;
    }

    /** The column refers to what the inner filter finds. */
    static Filtered refers(String column, Supplier<Kind<?>> to) {
        return (value, sentence, _) -> value == null ? null : sentence.in("t." + column, to.get(), map(value));
    }

    /** The same, and null means that the column refers to nothing, in versions in which it does. */
    static Filtered refersOrNot(String column, Supplier<Kind<?>> to, int ignoredUntil) {
        var refers = refers(column, to);
        return (value, sentence, view) -> {
            if (value != null) return refers.sql(value, sentence, view);
            return sentence.asked().version().atMost(ignoredUntil) ? null : "t." + column + " is null";
        };
    }

    /** Some element of the array refers to what the inner filter finds. */
    static Filtered oneRefers(String column, Supplier<Kind<?>> to) {
        return (value, sentence, _) -> value == null
                ? null
                : "exists (select from unnest(t.%s) e (id) where %s)"
                        .formatted(column, sentence.in("e.id", to.get(), map(value)));
    }

    static Filtered uuids(String column) {
        return (value, sentence, _) -> value == null ? null : "t." + column + " = any(" + sentence.uuids(value) + ")";
    }

    static Filtered texts(String column) {
        return (value, sentence, _) -> value == null ? null : "t." + column + " = any(" + sentence.texts(value) + ")";
    }

    /** The class that the column refers to has one of these keys. */
    static Filtered keyed(String column, Supplier<Kind<?>> to) {
        return (value, sentence, _) ->
                value == null ? null : sentence.in("t." + column, to.get(), Map.of("user_keys", value));
    }

    /** Objects that another kind refers to by that column. */
    static Filtered referredBy(String column, Supplier<Kind<?>> from) {
        return (value, sentence, _) -> value == null ? null : referring("t.id in", column, from.get(), value, sentence);
    }

    /** The same; given as null it means objects that nothing refers to. */
    static Filtered referredByOrNot(String column, Supplier<Kind<?>> from) {
        return (value, sentence, _) -> value == null
                ? "not exists (select from %s r where r.%s = t.id and %s)"
                        .formatted(
                                sentence.table(from.get(), null),
                                column,
                                sentence.meets("r", Window.now(sentence.asked())))
                : referring("t.id in", column, from.get(), value, sentence);
    }

    private static String referring(String test, String column, Kind<?> from, Object filter, Sentence sentence) {
        return "%s (%s)".formatted(test, sentence.select("t." + column, from, map(filter), java.util.List.of(), ""));
    }

    /** Who registered the object, and when. */
    static Filtered registered() {
        return ofObject((value, sentence, _) -> {
            if (value == null) return null;
            var filter = map(value);
            var sql = new StringBuilder("t.id in (select r.object_id from registration r where true");
            if (filter.get("actors") instanceof Collection<?> actors)
                sql.append(" and r.actor_id = any(")
                        .append(sentence.uuids(actors))
                        .append(')');
            Registrations.between("r", filter, sentence)
                    .forEach(c -> sql.append(" and ").append(c));
            return sql.append(')').toString();
        });
    }

    static Filtered ofObject(Filtered filtered) {
        return new Filtered() {
            @Override
            public @Nullable String sql(@Nullable Object value, Sentence sentence, View view) {
                return filtered.sql(value, sentence, view);
            }

            @Override
            public boolean ofObject() {
                return true;
            }
        };
    }

    static Filtered when(BiPredicate<Object, Sentence> counts, Filtered filtered) {
        return (value, sentence, view) ->
                value != null && counts.test(value, sentence) ? filtered.sql(value, sentence, view) : null;
    }
}
