package dk.faelled.roles.giving;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change whose effect is asked for; one of the three.
 *
 * @param move a unit that would lie under another one
 * @param assignment as it would be made, in the words of version 2
 * @param removal number of an assignment on a unit that would be taken away
 */
record WhatIfSaid(
        @Nullable Move move,
        @Nullable PlacedAnswer assignment,
        @Nullable Long removal) {
    record Move(@Nullable UUID unit, @Nullable UUID under) {}
}
