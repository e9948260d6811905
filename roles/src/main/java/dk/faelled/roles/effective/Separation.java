package dk.faelled.roles.effective;

import java.util.function.Supplier;

/** Refuses what would leave somebody with what nobody should hold together (funktionsadskillelse). */
public interface Separation {
    /** @param future worked out only where there are rules */
    void demand(Supplier<WhatIf.Future> future);

    /**
     * For a change of what roles are made of, which gives nobody a role and takes none.
     *
     * @param asItIs those who hold them, worked out only where there are rules
     * @return to be run when the change is made: refuses it as {@link #demand} does
     */
    Runnable composing(Supplier<WhatIf.Future> asItIs);
}
