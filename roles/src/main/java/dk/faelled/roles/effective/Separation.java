package dk.faelled.roles.effective;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import java.util.List;
import java.util.Set;
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

    /** The same after the owners of some rules have agreed. @param consented numbers of those rules */
    void demand(Supplier<WhatIf.Future> future, Set<Long> consented);

    /** What would be broken anew. Refuses nothing, and writes nothing down. @param future as with {@link #demand} */
    List<Broken> foresee(Supplier<WhatIf.Future> future);

    /** A rule that somebody would break. @param said names the rule, the two roles and how each is held */
    record Broken(ConflictRule rule, UserId user, RuleBroken said) {}

    /**
     * For a change of what roles are made of, which gives nobody a role and takes none.
     *
     * @param asItIs those who hold them, some at a time; worked out only where there are rules, before and after
     * @return to be run when the change is made: refuses it as {@link #demand} does
     */
    Runnable composing(Supplier<Stream<WhatIf.Future>> asItIs);
}
