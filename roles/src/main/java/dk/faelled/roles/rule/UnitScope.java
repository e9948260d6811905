package dk.faelled.roles.rule;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.OfficeHeld;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.User;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The units that a right of a user is limited to. */
final class UnitScope {
    private final OrganisationView organisation;

    UnitScope(OrganisationView organisation) {
        this.organisation = organisation;
    }

    Set<UnitId> worked(User user) {
        return user.units();
    }

    Set<UnitId> led(User user) {
        var led = new HashSet<>(organisation.managedBy(user.id()));
        led.addAll(organisation.substitutedBy(user.id()));
        return led;
    }

    Set<UnitId> ofOffices(User user) {
        return user.offices().stream().map(OfficeHeld::unit).collect(Collectors.toSet());
    }

    Set<UnitId> andBelow(Collection<UnitId> tops) {
        var all = new HashSet<UnitId>(tops);
        for (var top : tops) all.addAll(organisation.shownSubtree(top));
        return all;
    }

    /** From each position up to the first unit of that level or a higher one, and all below it. */
    Set<UnitId> fromLevel(User user, int level) {
        var all = new HashSet<UnitId>();
        for (var position : user.positions()) {
            var top = first(position.unit(), level);
            if (top == null) all.add(position.unit());
            else all.addAll(organisation.shownSubtree(top));
        }
        return all;
    }

    private @Nullable UnitId first(UnitId from, int level) {
        for (var above : organisation.path(from)) {
            var unit = organisation.unit(above);
            if (unit != null && unit.level() > 0 && unit.level() <= level) return above;
        }
        return null;
    }

    /** {@code +unit} with all below it, without exactly each {@code -unit}; a list without signs is what it says. */
    SortedSet<String> chosen(String value) {
        var parts = ConstraintValue.parts(value);
        if (parts.stream().noneMatch(p -> p.startsWith("+") || p.startsWith("-"))) return new TreeSet<>(parts);
        var all = new TreeSet<String>();
        for (var part : parts)
            if (part.startsWith("+")) {
                var top = unit(part);
                if (top != null) all.addAll(written(organisation.shownSubtree(top)));
            }
        for (var part : parts) if (part.startsWith("-")) all.remove(part.substring(1));
        return all;
    }

    private static @Nullable UnitId unit(String signed) {
        try {
            return new UnitId(UUID.fromString(signed.substring(1)));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static SortedSet<String> written(Collection<UnitId> units) {
        return units.stream().map(UnitId::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
