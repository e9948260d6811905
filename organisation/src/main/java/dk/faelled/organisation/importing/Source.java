package dk.faelled.organisation.importing;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.platform.Applying;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What all importers do with objects of a type: compare with what is there, write what differs, remember whose it is. */
final class Source {
    private Source() {}

    /** One stretch of time in which the file says something; what it says is a change of what was there. */
    record Said<A>(Period period, A fresh, UnaryOperator<A> change) {}

    /**
     * The segments after the file has spoken. States of a file follow one another: each ends where the next begins.
     *
     * @param today where a state without start begins if the object was there before
     */
    static <A> Segments<A> after(Segments<A> before, List<Said<A>> said, LocalDate today) {
        var sorted = said.stream()
                .sorted(java.util.Comparator.comparing(s ->
                        s.period().from() == null ? LocalDate.MIN : s.period().from()))
                .toList();
        var result = before;
        for (int i = 0; i < sorted.size(); i++) {
            var state = sorted.get(i);
            var from = state.period().from();
            if (from == null && !before.isEmpty()) from = today;
            var until = state.period().until();
            if (i + 1 < sorted.size()) {
                var next = sorted.get(i + 1).period().from();
                if (next != null && (until == null || next.isBefore(until))) until = next;
            }
            if (from != null && until != null && !from.isBefore(until)) continue;
            var over = new Validity(from, until);
            result = result.isEmpty()
                    ? Segments.of(over, state.fresh())
                    : before.isEmpty() ? result.with(over, state.fresh()) : result.update(over, state.change());
        }
        var last = sorted.getLast().period().until();
        return last == null || before.isEmpty() ? result : result.terminate(new Validity(last, null));
    }

    /** Writes those that differ and counts; one registration an object. */
    static <I extends Id, A extends Record> void keep(
            Register<I, A> register, Map<I, List<Said<A>>> said, LocalDate today, Applying applying) {
        keep(register, said, register.segments(said.keySet(), null), today, applying);
    }

    /** @param before what the register has of those that the file speaks of */
    static <I extends Id, A extends Record> void keep(
            Register<I, A> register,
            Map<I, List<Said<A>>> said,
            Map<I, Segments<A>> before,
            LocalDate today,
            Applying applying) {
        var writes = new ArrayList<Write<I, A>>();
        said.forEach((id, states) -> {
            var old = before.getOrDefault(id, Segments.none());
            var now = after(old, states, today);
            if (now.equals(old)) {
                applying.unchanged(1);
            } else {
                if (old.isEmpty()) applying.created(1);
                else applying.changed(1);
                writes.add(new Write.Put<>(id, now));
            }
        });
        register.write(writes, null);
    }

    /** Ids of rows, in their order; rows of equal id are merged. */
    static <I extends Id, R, A> Map<I, List<Said<A>>> byId(
            List<R> rows, Function<R, I> id, Function<R, List<Said<A>>> said) {
        var all = new LinkedHashMap<I, List<Said<A>>>();
        for (var row : rows)
            all.computeIfAbsent(id.apply(row), _ -> new ArrayList<>()).addAll(said.apply(row));
        return all;
    }

    static List<UUID> values(Iterable<? extends Id> ids) {
        var values = new ArrayList<UUID>();
        for (var id : ids) values.add(id.value());
        return values;
    }

    static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
