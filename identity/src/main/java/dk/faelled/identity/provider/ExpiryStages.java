package dk.faelled.identity.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long before a key or a certificate ends somebody is told of it (ADM-09). */
public final class ExpiryStages {
    /** Days before the end, the nearest first. */
    public static final List<Integer> DAYS = List.of(7, 30, 60);

    private ExpiryStages() {}

    /** The nearest stage that has been reached; empty for one that ends later. @param left until it ends; below zero where it has */
    public static Optional<Integer> due(Duration left) {
        return DAYS.stream()
                .filter(days -> left.compareTo(Duration.ofDays(days)) < 0)
                .findFirst();
    }

    public static Duration first() {
        return Duration.ofDays(DAYS.getLast());
    }

    /** Whether it is the last one. */
    public static boolean isPressing(int stage) {
        return stage == DAYS.getFirst();
    }
}
