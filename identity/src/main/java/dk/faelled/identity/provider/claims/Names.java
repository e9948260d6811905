package dk.faelled.identity.provider.claims;

/** A name in two: at its last blank. One word is both. */
final class Names {
    private Names() {}

    static String first(String name) {
        int blank = name.strip().lastIndexOf(' ');
        return blank < 0 ? name.strip() : name.strip().substring(0, blank).strip();
    }

    static String last(String name) {
        return name.strip().substring(name.strip().lastIndexOf(' ') + 1);
    }
}
