package dk.faelled.roles.assignment;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.Audience;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.Matching;
import dk.faelled.roles.rights.OwnRights;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether something can be assigned so. */
@Component
class Assignable {
    private final CatalogueTable catalogue;
    private final OwnRights own;

    private record Place(SystemRoleId right, ConstraintTypeId type) {}

    Assignable(CatalogueTable catalogue, OwnRights own) {
        this.catalogue = catalogue;
        this.own = own;
    }

    void demandToUser(Target target, Collection<Postponed> postponed) {
        switch (target) {
            case Target.OfGroup(var group) -> {
                group(group);
                if (!postponed.isEmpty()) throw new RuleBroken("roles.assignment.nothing-postponed").at("postponed");
            }
            case Target.OfRole(var role) -> demandSaid(role(role), postponed);
        }
        own.demand(target);
    }

    void demandOnUnit(UnitAssignment said) {
        switch (said.target()) {
            case Target.OfGroup(var id) -> {
                var group = group(id);
                if (group.userOnly()) throw new RuleBroken("roles.assignment.user-only", group.name()).at("target");
            }
            case Target.OfRole(var id) -> {
                var role = role(id);
                if (role.is(UserRole.Flag.USER_ONLY) || role.is(UserRole.Flag.ALLOWS_POSTPONING))
                    throw new RuleBroken("roles.assignment.user-only", role.name()).at("target");
            }
        }
        own.demand(said.target());
        var audience = said.audience();
        if (!audience.functions().isEmpty() && (audience.manager() || audience.substitutes()))
            throw new RuleBroken("roles.assignment.managers-or-functions").at("functions");
        if (audience.titles().isEmpty() != (audience.titleMode() == Audience.TitleMode.NO))
            throw new RuleBroken("roles.assignment.titles").at("titles");
    }

    void demandDates(Dates dates, LocalDate today) {
        if (dates.isBefore(today))
            throw new RuleBroken("roles.dates.past", String.valueOf(dates.stop())).at("stopDate");
    }

    /** Giving it for longer is giving it. */
    void demandLonger(UserAssignment before, Dates dates) {
        var had = before.dates();
        var stop = had.stop();
        var start = had.start();
        var later = stop != null && (dates.stop() == null || dates.stop().isAfter(stop));
        var earlier = start != null && (dates.start() == null || dates.start().isBefore(start));
        if (later || earlier) own.demand(before.target());
    }

    /** What the role leaves open must be said, and nothing else. */
    private void demandSaid(UserRole role, Collection<Postponed> postponed) {
        var open = new HashSet<Place>();
        for (var part : role.parts())
            for (var value : part.constraints())
                if (value.kind() == ConstraintValue.Kind.POSTPONED)
                    open.add(new Place(part.systemRole(), value.type()));
        var types = catalogue.types(postponed.stream().map(Postponed::type).toList()).stream()
                .collect(Collectors.toMap(ConstraintType::id, Function.identity()));
        for (var said : postponed) {
            var type = types.get(said.type());
            if (type == null
                    || !open.remove(new Place(said.systemRole(), said.type()))
                    || said.values().isEmpty())
                throw new RuleBroken("roles.assignment.nothing-postponed").at("postponed");
            Matching.demand(type, said.values());
        }
        if (!open.isEmpty()) throw new RuleBroken("roles.assignment.postponed-missing", role.name()).at("postponed");
    }

    private UserRole role(UserRoleId id) {
        var role = catalogue.userRole(id).map(Stored::value).orElseThrow(Assignable::unknown);
        if (catalogue.system(role.system()).isEmpty()) throw unknown();
        return role;
    }

    private RoleGroup group(RoleGroupId id) {
        return catalogue.group(id).map(Stored::value).orElseThrow(Assignable::unknown);
    }

    private static RuleBroken unknown() {
        return new RuleBroken("roles.assignment.target").at("target");
    }
}
