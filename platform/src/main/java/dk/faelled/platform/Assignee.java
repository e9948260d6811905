package dk.faelled.platform;

import java.util.UUID;

/** Whose task it is. */
public sealed interface Assignee {
    /** @param actor {@link Actor#id}: the account, or the person that it is tied to */
    record Person(UUID actor) implements Assignee {}

    /** Everyone who holds the permission. */
    record Holder(String permission) implements Assignee {}

    /** Whoever leads the unit then; the administrators for as long as nobody knows who that is. */
    record UnitManager(UUID unit) implements Assignee {}
}
