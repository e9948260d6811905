package dk.faelled.platform;

/** What a password must be that somebody chooses by a link. At most one bean; without it, twelve letters are enough. */
public interface PasswordTerms {
    /** @throws RuleBroken at {@code password}, with the first rule that it breaks */
    void check(String userName, String displayName, String password);
}
