package dk.faelled.roles.rule;

import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintType.About;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.User;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a limit comes to for one user: sorted values, each once; none where it comes to nothing. */
public final class Resolution {
    private static final List<ConstraintValue.Kind> LEVELS = List.of(
            ConstraintValue.Kind.LEVEL_1,
            ConstraintValue.Kind.LEVEL_2,
            ConstraintValue.Kind.LEVEL_3,
            ConstraintValue.Kind.LEVEL_4,
            ConstraintValue.Kind.LEVEL_5,
            ConstraintValue.Kind.LEVEL_6);
    private final KleCodes kle;
    private final UnitScope units;

    public Resolution(OrganisationView organisation) {
        kle = new KleCodes(organisation);
        units = new UnitScope(organisation);
    }

    /** @param postponed what was said when the role was assigned */
    public SortedSet<String> of(
            User user, SystemRoleId role, ConstraintType type, ConstraintValue value, Collection<Postponed> postponed) {
        if (!value.kind().fits(type.about())) return nothing(type);
        var found =
                switch (value.kind()) {
                    case VALUE -> written(type, ConstraintValue.parts(value.value()));
                    case POSTPONED ->
                        written(
                                type,
                                postponed.stream()
                                        .filter(p -> p.systemRole().equals(role)
                                                && p.type().equals(type.id()))
                                        .flatMap(p -> p.values().stream())
                                        .toList());
                    case INHERITED ->
                        type.about() == About.KLE
                                ? KleCodes.written(kle.performing(user))
                                : UnitScope.written(units.worked(user));
                    case EXTENDED_INHERITED ->
                        type.about() == About.KLE
                                ? KleCodes.written(kle.interest(user))
                                : UnitScope.written(units.andBelow(units.worked(user)));
                    case READ_AND_WRITE -> KleCodes.written(kle.both(user));
                    case SELECTED_INHERITED -> units.chosen(value.value());
                    case LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_4, LEVEL_5, LEVEL_6 ->
                        UnitScope.written(units.fromLevel(user, LEVELS.indexOf(value.kind()) + 1));
                    case INHERITED_FROM_MANAGER_ROLE -> UnitScope.written(units.led(user));
                    case EXTENDED_INHERITED_FROM_MANAGER_ROLE -> UnitScope.written(units.andBelow(units.led(user)));
                    case INHERITED_FROM_FUNCTIONS -> UnitScope.written(units.ofOffices(user));
                    case EXTENDED_INHERITED_FROM_FUNCTIONS -> UnitScope.written(units.andBelow(units.ofOffices(user)));
                };
        return found.isEmpty() ? nothing(type) : found;
    }

    private static SortedSet<String> written(ConstraintType type, Collection<String> values) {
        return type.about() == About.KLE ? KleCodes.written(bare(values)) : new TreeSet<>(values);
    }

    /** A code may be given with or without the star that stands for all below it. */
    private static Set<String> bare(Collection<String> codes) {
        var bare = new TreeSet<String>();
        for (var code : codes) bare.add(code.endsWith(".*") ? code.substring(0, code.length() - 2) : code);
        return bare;
    }

    /** No KLE code is a code of its own to the systems outside; of all else nothing is nothing. */
    private static SortedSet<String> nothing(ConstraintType type) {
        return type.about() == About.KLE ? new TreeSet<>(Set.of(KleCodes.NONE)) : new TreeSet<>();
    }
}
