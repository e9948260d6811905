package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What is assigned to whom and where, and what the groups hold: all that the rules need beside the organisation. */
public final class Assignments {
    private final Map<UserId, List<UserAssignment>> toUsers = new HashMap<>();
    private final Map<UnitId, List<UnitAssignment>> onUnits = new HashMap<>();
    private final List<UnitAssignment> all;
    private final Map<RoleGroupId, SortedSet<UserRoleId>> groups;

    public Assignments(
            Collection<UserAssignment> toUsers,
            Collection<UnitAssignment> onUnits,
            Map<RoleGroupId, SortedSet<UserRoleId>> groups) {
        for (var one : toUsers)
            this.toUsers.computeIfAbsent(one.user(), _ -> new ArrayList<>()).add(one);
        for (var one : onUnits)
            this.onUnits.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one);
        this.all = List.copyOf(onUnits);
        this.groups = Map.copyOf(groups);
    }

    public List<UserAssignment> of(UserId user) {
        return toUsers.getOrDefault(user, List.of());
    }

    public List<UnitAssignment> on(UnitId unit) {
        return onUnits.getOrDefault(unit, List.of());
    }

    public List<UnitAssignment> onUnits() {
        return all;
    }

    public Map<RoleGroupId, SortedSet<UserRoleId>> groups() {
        return groups;
    }

    /** The roles that an assignment gives; none for an empty group. */
    public List<UserRoleId> roles(Target target) {
        return switch (target) {
            case Target.OfRole(var role) -> List.of(role);
            case Target.OfGroup(var group) -> groups.containsKey(group) ? List.copyOf(groups.get(group)) : List.of();
        };
    }

    public boolean gives(Target target, UserRoleId role) {
        return roles(target).contains(role);
    }
}
