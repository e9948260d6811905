package dk.faelled.organisation.os2mo.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters by a unit's place in the tree, as the tree is in the filter's window; each unit is above and below itself. */
final class InTree {
    private InTree() {}

    /** Null: the roots; empty: all others. */
    static Filtered parent() {
        return (value, sentence, _) -> {
            if (value == null) return "t.parent_id is null";
            var filter = Filtered.map(value);
            return says(filter) ? sentence.in("t.parent_id", Kinds.UNIT, filter) : "t.parent_id is not null";
        };
    }

    /** Null: units without units below; empty: those with. */
    static Filtered child() {
        return Filtered.ofObject((value, sentence, view) -> {
            var children = "(select c.parent_id from %s c where c.parent_id is not null and %s%s)"
                    .formatted(
                            sentence.table(Kinds.UNIT, view.knownAt()),
                            sentence.meets("c", view.window()),
                            value != null && says(Filtered.map(value))
                                    ? " and " + sentence.in("c.id", Kinds.UNIT, Filtered.map(value))
                                    : "");
            return "t.id " + (value == null ? "not in " : "in ") + children;
        });
    }

    /** Units at or below those that the filter finds. */
    static Filtered below() {
        return Filtered.ofObject((value, sentence, view) -> value == null || !says(Filtered.map(value))
                ? null
                : """
                t.id in (with recursive down (id) as (
                             %s
                             union
                             select c.id from down join %s c on c.parent_id = down.id and %s
                         )
                         select id from down)
                """.formatted(
                                sentence.found(Kinds.UNIT, Filtered.map(value)),
                                sentence.table(Kinds.UNIT, view.knownAt()),
                                sentence.meets("c", view.window())));
    }

    /** Units at or above those that the filter finds. */
    static Filtered above() {
        return Filtered.ofObject((value, sentence, view) -> value == null || !says(Filtered.map(value))
                ? null
                : """
                t.id in (with recursive up (id) as (
                             %s
                             union
                             select c.parent_id from up join %s c on c.id = up.id and %s where c.parent_id is not null
                         )
                         select id from up)
                """.formatted(
                                sentence.found(Kinds.UNIT, Filtered.map(value)),
                                sentence.table(Kinds.UNIT, view.knownAt()),
                                sentence.meets("c", view.window())));
    }

    private static boolean says(Map<String, @Nullable Object> filter) {
        return filter.values().stream().anyMatch(v -> v != null)
                || filter.containsKey("parent")
                || filter.containsKey("child");
    }
}
