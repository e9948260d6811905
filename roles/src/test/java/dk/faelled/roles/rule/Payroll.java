package dk.faelled.roles.rule;

import static dk.faelled.roles.rule.Nordkaer.id;

import dk.faelled.roles.Catalogue;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small catalogue in one line each. */
final class Payroll {
    static final ConstraintType KLE = ResolutionTest.type(5, ConstraintType.KLE);
    static final ConstraintType UNIT = ResolutionTest.type(6, ConstraintType.UNIT);

    private Payroll() {}

    static ItSystem system(int number, ItSystem.Kind kind, String name, ItSystem.Flag... flags) {
        return new ItSystem(new ItSystemId(number), id(name), name, name, kind, null, Set.of(flags), "", "", null);
    }

    static SystemRole right(int number, int system, String identifier, int weight) {
        return new SystemRole(
                new SystemRoleId(number),
                id(identifier),
                new ItSystemId(system),
                identifier,
                identifier,
                "",
                weight,
                null,
                SystemRole.Kind.BOTH,
                List.of());
    }

    static UserRole role(
            int number,
            int system,
            String identifier,
            @Nullable String delegatedFrom,
            Set<UserRole.Flag> flags,
            UserRole.Part... parts) {
        return new UserRole(
                new UserRoleId(number),
                id(identifier),
                new ItSystemId(system),
                "Rollen " + identifier,
                identifier,
                "",
                delegatedFrom,
                flags,
                null,
                UserRole.Link.NONE,
                "",
                List.of(parts));
    }

    static UserRole.Part part(int right, ConstraintValue... values) {
        return new UserRole.Part(new SystemRoleId(right), List.of(values));
    }

    static ConstraintValue value(ConstraintType type, ConstraintValue.Kind kind, String value, String identifier) {
        return new ConstraintValue(type.id(), kind, value, identifier);
    }

    static Catalogue catalogue(List<ItSystem> systems, List<SystemRole> rights, UserRole... roles) {
        return new Catalogue(systems, rights, Arrays.asList(roles), List.of(KLE, UNIT));
    }
}
