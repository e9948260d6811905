package dk.faelled.organisation;

import java.util.function.UnaryOperator;

/** One change of one object; many of one type go in one call. */
public sealed interface Write<I extends Id, A extends Record> {
    I id();

    /** New, or replaced as a whole. */
    record Put<I extends Id, A extends Record>(I id, Segments<A> segments) implements Write<I, A> {}

    /** Written over a period; fields that {@code change} leaves alone keep their history. */
    record Patch<I extends Id, A extends Record>(I id, Validity over, UnaryOperator<A> change) implements Write<I, A> {}

    /** Not there during {@code off}. */
    record End<I extends Id, A extends Record>(I id, Validity off) implements Write<I, A> {}

    /** Gone from all reads; what was registered stays. */
    record Delete<I extends Id, A extends Record>(I id) implements Write<I, A> {}
}
