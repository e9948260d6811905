package dk.faelled.identity.password;

/** Kinds of characters. Whatever is neither letter nor digit is special; æ, ø and å are letters. */
public enum CharacterClass {
    LOWER,
    UPPER,
    DIGIT,
    SPECIAL;

    boolean holds(int letter) {
        return switch (this) {
            case LOWER -> Character.isLowerCase(letter);
            case UPPER -> Character.isUpperCase(letter);
            case DIGIT -> Character.isDigit(letter);
            case SPECIAL -> !Character.isLetterOrDigit(letter);
        };
    }

    boolean isIn(String text) {
        return text.codePoints().anyMatch(this::holds);
    }
}
