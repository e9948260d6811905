package dk.faelled.organisation.editing;

/** Somebody else changed the object since the form was opened. */
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;
}
