package dk.faelled.organisation;

import java.util.List;

/**
 * What a change did.
 *
 * @param touched the periods that were written over; empty for an end
 * @param number of the registration
 */
public record Written<I extends Id, A extends Record>(
        I id,
        Segments<A> before,
        Segments<A> after,
        List<Validity> touched,
        Registration.LifeCycle lifeCycle,
        long number) {

    /** What is said in the periods that were written over. */
    public List<Segment<A>> pieces() {
        return after.list().stream()
                .flatMap(s -> touched.stream()
                        .flatMap(t -> s.valid().meet(t).stream())
                        .map(v -> new Segment<>(v, s.state())))
                .toList();
    }

    /** When the object was there and no longer is. */
    public List<Validity> lost() {
        return before.list().stream()
                .flatMap(s -> after.missing(s.valid()).stream())
                .toList();
    }
}
