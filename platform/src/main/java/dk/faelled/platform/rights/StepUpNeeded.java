package dk.faelled.platform.rights;

/** The caller may, but has to prove anew who he or she is first: a page asks for it, an API answers 403. */
public final class StepUpNeeded extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String path;

    public StepUpNeeded(String path) {
        super("a fresh proof is needed");
        this.path = path;
    }

    /** Of the page that asks. */
    public String path() {
        return path;
    }
}
