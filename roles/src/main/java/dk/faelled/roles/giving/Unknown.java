package dk.faelled.roles.giving;

/** What is to be given, or to whom, is not there; the words are those that clients know. */
final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String words) {
        super(words);
    }
}
