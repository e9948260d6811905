package dk.faelled.organisation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the objects of every type. A change that changes nothing registers nothing.
 *
 * @param <A> all that is said about an object during one stretch of time
 */
public interface Register<I extends Id, A extends Record> {
    Type type();

    /** Many changes at once, one registration an object: all or, when a rule is broken, none. */
    List<Written<I, A>> write(List<? extends Write<I, A>> writes, @Nullable String note);

    /** What each of these is, was and will be; without those that are not there. */
    Map<I, Segments<A>> segments(Collection<I> ids, @Nullable Instant knownAt);

    /** What was written when, by whom, and what was known from then on; oldest first. */
    History<A> history(I id);

    /** What the type is there on a day, in order of ids. */
    List<Found<I, A>> list(AsOf asOf, @Nullable I after, int size);

    I create(I id, Validity valid, A state, @Nullable String note);

    /** Written over a period; fields that {@code change} leaves alone keep their history. */
    void update(I id, Validity over, UnaryOperator<A> change, @Nullable String note);

    /** Not there during {@code off}. */
    void terminate(I id, Validity off, @Nullable String note);

    /** Gone from all reads; what was registered stays. */
    void delete(I id, @Nullable String note);

    Segments<A> segments(I id, @Nullable Instant knownAt);

    Optional<A> find(I id, AsOf asOf);
}
