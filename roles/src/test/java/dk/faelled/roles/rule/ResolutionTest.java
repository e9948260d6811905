package dk.faelled.roles.rule;

import static dk.faelled.roles.rule.Nordkaer.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ConstraintValue.Kind;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Position;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The worked examples of constraints (dataafgrænsninger). */
class ResolutionTest {
    private static final SystemRoleId RIGHT = new SystemRoleId(1);
    private static final ConstraintType KLE = type(1, ConstraintType.KLE);
    private static final ConstraintType UNIT = type(2, ConstraintType.UNIT);
    private static final ConstraintType OTHER = type(3, "http://nordkaer.dk/constraints/farve/1");

    static ConstraintType type(int number, String entityId) {
        return new ConstraintType(
                new ConstraintTypeId(number),
                id(entityId),
                entityId,
                entityId,
                "",
                ConstraintType.Input.COMBO_MULTI,
                null,
                new TreeMap<>(Map.of()));
    }

    private static OrganisationView withKle() {
        return organisation()
                .with(K, unit -> unit.withKle(false, Set.of("85"), Set.of()))
                .with(S, unit -> unit.withKle(true, Set.of("27"), Set.of()))
                .with(S2, unit -> unit.withKle(false, Set.of("27.18", "27.24.03"), Set.of("27.18.02", "54.15")));
    }

    private static User erikWithKle() {
        return erik().withKle(Set.of("00.01.00"), Set.of());
    }

    private static String of(OrganisationView view, User user, ConstraintType type, Kind kind, String value) {
        return String.join(
                ",",
                new Resolution(view).of(user, RIGHT, type, new ConstraintValue(type.id(), kind, value, ""), List.of()));
    }

    private static String kle(User user, Kind kind) {
        return of(withKle(), user, KLE, kind, "");
    }

    private static String units(User user, Kind kind, String value) {
        return of(organisation(), user, UNIT, kind, value);
    }

    private static String all(UnitId... units) {
        return java.util.Arrays.stream(units).map(UnitId::toString).sorted().collect(Collectors.joining(","));
    }

    @Test
    void kleIsOwnThatOfTheUnitsAndWhatTheyInherit() {
        assertThat(kle(erikWithKle(), Kind.INHERITED)).isEqualTo("00.01.00,27.*,27.18.*,27.24.03");
        assertThat(kle(erikWithKle(), Kind.EXTENDED_INHERITED)).isEqualTo("27.18.02,54.15.*");
        assertThat(kle(erikWithKle(), Kind.READ_AND_WRITE)).isEqualTo("00.01.00,27.*,54.15.*");
    }

    @Test
    void whoInheritsNothingHasOwnCodesOnlyAndNoCodesAreACodeOfTheirOwn() {
        var hans = user("Hans", new Position("stilling", S2, null, true));
        assertThat(kle(hans, Kind.INHERITED)).isEqualTo("99.99.99");
        assertThat(kle(hans.withKle(Set.of("85.02"), Set.of()), Kind.INHERITED)).isEqualTo("85.02.*");
    }

    @Test
    void unitsAreThoseOfThePositionsAndThoseBelow() {
        assertThat(units(erik(), Kind.INHERITED, "")).isEqualTo(all(S2));
        assertThat(units(erik(), Kind.EXTENDED_INHERITED, "")).isEqualTo(all(S2, S21));
        var hidden = organisation().with(S21, unit -> unit.hidden());
        assertThat(of(hidden, erik(), UNIT, Kind.EXTENDED_INHERITED, "")).isEqualTo(all(S2));
    }

    @Test
    void aLevelIsFoundOnTheWayUp() {
        assertThat(units(erik(), Kind.LEVEL_1, "")).isEqualTo(all(K, S, S1, S2, S21, T));
        assertThat(units(erik(), Kind.LEVEL_2, "")).isEqualTo(all(S, S1, S2, S21));
        assertThat(units(erik(), Kind.LEVEL_3, "")).isEqualTo(all(S2, S21));
        assertThat(units(fie(), Kind.LEVEL_4, "")).isEqualTo(all(S2, S21, T));
        var flat = organisation().with(K, u -> u.onLevel(0)).with(T, u -> u.onLevel(0));
        assertThat(of(flat, ida(), UNIT, Kind.LEVEL_2, "")).isEqualTo(all(T));
    }

    @Test
    void chosenUnitsMayTakeOutSingleOnes() {
        assertThat(units(erik(), Kind.SELECTED_INHERITED, "+" + S + ",-" + S1)).isEqualTo(all(S, S2, S21));
        assertThat(units(erik(), Kind.SELECTED_INHERITED, "+" + S + ",-" + S2)).isEqualTo(all(S, S1, S21));
        assertThat(units(erik(), Kind.SELECTED_INHERITED, S1 + "," + T)).isEqualTo(all(S1, T));
        assertThat(units(erik(), Kind.SELECTED_INHERITED, "+ikke-en-enhed")).isEmpty();
    }

    @Test
    void managersAndHoldersOfOfficesHaveTheUnitsTheyLeadOrServe() {
        assertThat(units(carla(), Kind.INHERITED_FROM_MANAGER_ROLE, "")).isEqualTo(all(S2, S21));
        assertThat(units(ida(), Kind.INHERITED_FROM_MANAGER_ROLE, "")).isEqualTo(all(S21));
        assertThat(units(erik(), Kind.INHERITED_FROM_MANAGER_ROLE, "")).isEmpty();
        assertThat(units(kaj(), Kind.INHERITED_FROM_FUNCTIONS, "")).isEqualTo(all(S));
        assertThat(units(kaj(), Kind.EXTENDED_INHERITED_FROM_FUNCTIONS, "")).isEqualTo(all(S, S1, S2, S21));
    }

    @Test
    void aKindThatMeansNothingForTheDataComesToNothing() {
        assertThat(of(organisation(), erik(), KLE, Kind.SELECTED_INHERITED, "+" + S))
                .isEqualTo("99.99.99");
        assertThat(of(organisation(), erik(), UNIT, Kind.READ_AND_WRITE, "")).isEmpty();
        assertThat(of(organisation(), erik(), OTHER, Kind.INHERITED, "")).isEmpty();
    }

    @Test
    void fixedAndPostponedValuesAreSortedAndEachThereOnce() {
        assertThat(of(organisation(), erik(), OTHER, Kind.VALUE, "rød, blå,rød,"))
                .isEqualTo("blå,rød");
        assertThat(of(organisation(), erik(), KLE, Kind.VALUE, "27.18.*,27.18,27.24.03"))
                .isEqualTo("27.18.*,27.24.03");
        var value = new ConstraintValue(OTHER.id(), Kind.POSTPONED, "", "");
        var said = List.of(
                new Postponed(RIGHT, OTHER.id(), new TreeSet<>(Set.of("gul"))),
                new Postponed(new SystemRoleId(2), OTHER.id(), new TreeSet<>(Set.of("sort"))));
        assertThat(new Resolution(organisation()).of(erik(), RIGHT, OTHER, value, said))
                .containsExactly("gul");
        assertThat(new Resolution(organisation()).of(erik(), RIGHT, OTHER, value, List.of()))
                .isEmpty();
    }
}
