package dk.faelled.roles;

import java.util.SortedSet;
import java.util.TreeSet;

/** What a right is limited to, said when the role was assigned (udskudt dataafgrænsning). */
public record Postponed(SystemRoleId systemRole, ConstraintTypeId type, SortedSet<String> values) {
    public Postponed {
        values = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
