package dk.faelled.identity.password;

/** What is wrong with a password, in the order in which it is said (identity 4.6). */
public enum PasswordFault {
    TOO_SHORT,
    TOO_LONG,
    NO_LOWERCASE,
    NO_UPPERCASE,
    NO_DIGITS,
    NO_SPECIAL_CHARACTERS,
    WRONG_SPECIAL_CHARACTERS,
    DANISH_CHARACTERS_NOT_ALLOWED,
    CONTAINS_NAME,
    /** fewer than three of the four classes */
    NOT_COMPLEX,
    /** was the person's own before */
    OLD_PASSWORD,
    /** holds a word that everybody would try */
    BAD_PASSWORD,
    LEAKED_PASSWORD
}
