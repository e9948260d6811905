package dk.faelled.roles.effective;

import java.util.function.Supplier;

/** Refuses what would leave somebody with what nobody should hold together (funktionsadskillelse). */
public interface Separation {
    /** @param future worked out only where there are rules */
    void demand(Supplier<WhatIf.Future> future);
}
