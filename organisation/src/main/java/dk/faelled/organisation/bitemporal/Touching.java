package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Touched;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import java.util.Collection;
import java.util.List;

/** What changes touch that somebody may own, and whether the actor may. */
final class Touching {
    private Touching() {}

    static <I extends Id, A extends Record> void check(EditAccess access, Collection<Pending<I, A>> changes) {
        if (!access.onlyOwned()) return;
        var touched =
                changes.stream().filter(Pending::changes).map(Touching::by).reduce(Touched.NOTHING, Touched::and);
        if (!access.allows(touched)) throw ErrorKey.FORBIDDEN.broken();
    }

    private static <I extends Id, A extends Record> Touched by(Pending<I, A> change) {
        if (change.deleted()) return Touched.BEYOND;
        var before = change.before();
        var after = change.after();
        return switch (change.id()) {
            case UnitId unit -> placed(before, after).and(before.isEmpty() ? Touched.NOTHING : Touched.unit(unit));
            case PersonId person -> before.isEmpty() ? Touched.BEYOND : Touched.person(person);
            default -> tied(before, after).and(tied(after, before));
        };
    }

    /** What the stretches that are only in the one of the two are tied to. */
    private static <A extends Record> Touched tied(Segments<A> some, Segments<A> others) {
        return some.list().stream()
                .filter(s -> !others.list().contains(s))
                .map(s -> Touched.by(s.state()))
                .reduce(Touched.NOTHING, Touched::and);
    }

    /** The units under which a unit comes that it was not under before. */
    private static <A extends Record> Touched placed(Segments<A> before, Segments<A> after) {
        var touched = Touched.NOTHING;
        for (var now : after.list()) {
            var parent = ((Unit) (Record) now.state()).parent();
            List<Segment<A>> there = before.list().stream()
                    .filter(s -> java.util.Objects.equals(((Unit) (Record) s.state()).parent(), parent))
                    .toList();
            if (new Segments<>(there).covers(now.valid())) continue;
            touched = touched.and(parent == null ? Touched.BEYOND : Touched.unit(parent));
        }
        return touched;
    }
}
