package dk.faelled.platform;

import java.util.UUID;

/** Whose task it is. */
public sealed interface Assignee {
    record Person(UUID account) implements Assignee {}

    /** Everyone who holds the permission. */
    record Holder(String permission) implements Assignee {}

    /** Whoever leads the unit then; the administrators for as long as nobody knows who that is. */
    record UnitManager(UUID unit) implements Assignee {}
}
