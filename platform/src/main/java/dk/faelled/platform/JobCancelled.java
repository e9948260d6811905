package dk.faelled.platform;

/** Thrown by a handler that stops in the middle of a slice because it was asked to; the slice is undone. */
public final class JobCancelled extends RuntimeException {
    private static final long serialVersionUID = 1;
}
