package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Registration.LifeCycle;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the writes of one object add up to, before any is kept. */
final class Pending<I extends Id, A extends Record> {
    private final I id;
    private final Segments<A> before;
    private final List<Validity> touched = new ArrayList<>();
    private Segments<A> after;
    private boolean deleted;

    Pending(I id, Segments<A> before) {
        this.id = id;
        this.before = before;
        this.after = before;
    }

    I id() {
        return id;
    }

    Segments<A> before() {
        return before;
    }

    boolean deleted() {
        return deleted;
    }

    Segments<A> after() {
        return after;
    }

    /** @param notFound what is thrown when there is nothing to change */
    void apply(Write<I, A> write, Supplier<RuntimeException> notFound) {
        switch (write) {
            case Write.Put<I, A> put -> {
                after = put.segments();
                touched.clear();
                touched.add(Validity.ALWAYS);
                deleted = false;
            }
            case Write.Patch<I, A> patch -> {
                if (after.isEmpty()) throw notFound.get();
                after = after.update(patch.over(), patch.change());
                touched.add(patch.over());
            }
            case Write.End<I, A> end -> after = after.terminate(end.off());
            case Write.Delete<I, A> _ -> {
                after = Segments.none();
                touched.clear();
                deleted = true;
            }
        }
    }

    boolean changes() {
        return deleted || !after.equals(before);
    }

    Written<I, A> written(boolean isNew, long number) {
        var lifeCycle = deleted ? LifeCycle.DELETED : isNew ? LifeCycle.CREATED : LifeCycle.UPDATED;
        return new Written<>(id, before, after, disjoint(), lifeCycle, number);
    }

    /** Periods that overlap would count what is in both twice. */
    private List<Validity> disjoint() {
        var result = new ArrayList<Validity>();
        for (var period : touched) {
            var left = List.of(period);
            for (var taken : result)
                left = left.stream().flatMap(v -> v.without(taken).stream()).toList();
            result.addAll(left);
        }
        return result;
    }
}
