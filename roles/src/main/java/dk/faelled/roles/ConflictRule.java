package dk.faelled.roles;

import java.util.Set;
import java.util.UUID;

/**
 * What nobody should hold together (funktionsadskillelse): something of the one side and something else of the other.
 *
 * @param owner the person who answers for the rule
 */
public record ConflictRule(
        long id, String name, Set<Choice> left, Set<Choice> right, Scope scope, Severity severity, UUID owner) {
    public sealed interface Choice {
        record Role(UserRoleId role) implements Choice {}

        record Right(SystemRoleId systemRole) implements Choice {}

        record Group(RoleGroupId group) implements Choice {}

        record System(ItSystemId system) implements Choice {}
    }

    public enum Scope {
        ANY,
        SAME_UNIT,
        SAME_CONSTRAINT
    }

    public enum Severity {
        BLOCK,
        APPROVE,
        WARN
    }

    public ConflictRule {
        left = Set.copyOf(left);
        right = Set.copyOf(right);
    }
}
