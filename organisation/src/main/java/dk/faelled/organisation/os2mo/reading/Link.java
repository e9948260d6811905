package dk.faelled.organisation.os2mo.reading;

/**
 * How rows {@code t} of one kind point to objects of another.
 *
 * @param parent the id that is pointed to
 * @param join what it is taken from besides {@code t}
 * @param condition that it is one of those asked for
 */
record Link(String parent, String join, String condition) {
    static Link column(String column) {
        return new Link("t." + column, "", "t." + column + " = any(%s)");
    }

    /** One of several ids in an array. */
    static Link array(String column) {
        return new Link("e.id", " cross join lateral unnest(t." + column + ") e (id)", "e.id = any(%s)");
    }

    /** Either of two columns. */
    static Link either(String one, String other) {
        return new Link(
                "e.id",
                " cross join lateral unnest(array[t.%s, t.%s]) e (id)".formatted(one, other),
                "(t.%1$s = any(%%1$s) or t.%2$s = any(%%1$s)) and e.id = any(%%1$s)".formatted(one, other));
    }
}
