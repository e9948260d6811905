package dk.faelled.roles.effective;

import dk.faelled.roles.Target;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Refuses what would leave somebody with what nobody should hold together (funktionsadskillelse). */
public interface Separation {
    /** @param future worked out only where there are rules */
    void demand(Supplier<WhatIf.Future> future);

    /** The same for many, some at a time. */
    void demandAll(Supplier<Stream<WhatIf.Future>> future);

    /**
     * The same for what is given to many or on a unit.
     *
     * @param future some people at a time; not worked out where no rule speaks of what is given
     */
    void demand(Target given, Supplier<Stream<WhatIf.Future>> future);

    /**
     * For a change of what roles are made of, which gives nobody a role and takes none.
     *
     * @param asItIs those who hold them, some at a time; worked out only where there are rules, before and after
     * @return to be run when the change is made: refuses it as {@link #demand} does
     */
    Runnable composing(Supplier<Stream<WhatIf.Future>> asItIs);
}
