package dk.faelled.organisation.os2mo.schema;

import java.util.Optional;

/** A version of the interface; clients name it in the path. */
public record Version(int number) implements Comparable<Version> {
    public static final Version OLDEST = new Version(21);
    public static final Version NEWEST = new Version(30);

    /** As it stands in the path: {@code v29}. */
    public static Optional<Version> of(String path) {
        if (!path.matches("v[1-9]\\d")) return Optional.empty();
        int number = Integer.parseInt(path.substring(1));
        if (number < OLDEST.number || number > NEWEST.number) return Optional.empty();
        return Optional.of(new Version(number));
    }

    public boolean atMost(int other) {
        return number <= other;
    }

    /** Until version 28 an end is the last day that counts, later the first that does not. */
    public boolean endsOnLastDay() {
        return atMost(28);
    }

    @Override
    public int compareTo(Version other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
