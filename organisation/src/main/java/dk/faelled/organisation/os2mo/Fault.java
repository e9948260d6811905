package dk.faelled.organisation.os2mo;

/** What a client did wrong and no rule of the domain has a key for; its sentence is the answer. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Fault(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
