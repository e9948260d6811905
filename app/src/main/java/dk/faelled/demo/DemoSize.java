package dk.faelled.demo;

import java.util.Locale;
import java.util.Optional;

/** How large the main authority of the demo world is. */
enum DemoSize {
    SMALL(150, 1_500),
    TYPICAL(1_000, 10_000),
    LARGE(6_000, 80_000);

    private final int units;
    private final int persons;

    DemoSize(int units, int persons) {
        this.units = units;
        this.persons = persons;
    }

    int units() {
        return units;
    }

    int persons() {
        return persons;
    }

    static Optional<DemoSize> parse(String text) {
        for (var size : values()) if (size.name().equals(text.toUpperCase(Locale.ROOT))) return Optional.of(size);
        return Optional.empty();
    }
}
