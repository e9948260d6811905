package dk.faelled.roles.load;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.roles.load.OrganisationSaid.Place;
import dk.faelled.roles.load.OrganisationSaid.UnitSaid;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadFaultsTest {
    private static final String K = "00000000-0000-4000-8000-000000000001";
    private static final String S = "00000000-0000-4000-8000-000000000002";
    private static final String T = "00000000-0000-4000-8000-000000000003";
    private static final Set<UUID> UNITS = Set.of(UUID.fromString(K));

    private static UserSaid user(
            @Nullable String userId, @Nullable String extUuid, @Nullable String name, Place... places) {
        return new UserSaid(
                null,
                extUuid,
                userId,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(places),
                List.of(),
                List.of(),
                List.of());
    }

    private static Place place(@Nullable String name, @Nullable String unit) {
        return new Place(name, unit, null, null);
    }

    private static UnitSaid unit(
            @Nullable String uuid, @Nullable String name, @Nullable String parent, @Nullable String level) {
        return new UnitSaid(uuid, name, parent, null, level, List.of(), List.of(), null, List.of());
    }

    private static List<String> of(UserSaid... users) {
        return LoadFaults.ofUsers(List.of(users), UNITS);
    }

    private static List<String> of(UnitSaid... units) {
        return LoadFaults.ofUnits(List.of(units));
    }

    @Test
    void allThatIsWrongWithUsersIsToldInTheWordsThatLoadersKnow() {
        assertThat(of(
                        user(" ", K, "Erik"),
                        user("a", null, "Erik"),
                        user("b", "x-1", "Erik"),
                        user("c", K, "\u0000"),
                        user("d", K, "Erik", place(null, K), place("Chef", ""), place("Chef", S)),
                        user("E", K, "Erik"),
                        user("e", K, "Erik")))
                .containsExactly(
                        "Users with null/empty userId not allowed",
                        "Users with null UUID not allowed: a",
                        "Users must have a valid UUID: b / x-1",
                        "User with null/empty name not allowed: c",
                        "Users with null/empty titles are not allowed: d",
                        "Users with a position with null/empty orgUnit is not allowed: d",
                        "Users with a position in non-existent OrgUnits are not allowed: d / " + S,
                        "Users with the same userId not allowed: e");
    }

    @Test
    void someUsersMayStandWhereNobodyKnows() {
        assertThat(LoadFaults.ofUsers(List.of(user("d", K, "Erik", place("Chef", S))), null))
                .isEmpty();
    }

    @Test
    void allThatIsWrongWithUnitsIsTold() {
        assertThat(of(unit(K, "K", null, null), unit(S, "S", K, "LEVEL_2"))).isEmpty();
        assertThat(of(unit(null, "K", null, null), unit("x", "", K, null)))
                .containsExactly(
                        "OrgUnit with null UUID not allowed",
                        "OrgUnit with null/empty name not allowed: x",
                        "OrgUnits must have a valid UUID: x",
                        "There must be exactly 1 root OrgUnit, but 0 was supplied");
        assertThat(of(unit(K, "K", null, null), unit(S, "S", "", null)))
                .containsExactly("There must be exactly 1 root OrgUnit, but 2 was supplied");
        assertThat(of(unit(K, "K", null, null), unit(S, "S", T, null)))
                .containsExactly("OrgUnits below a non-existent OrgUnit not allowed: " + S + " / " + T);
        assertThat(of(unit(K, "K", null, null), unit(S, "S", T, null), unit(T, "T", S, null)))
                .hasSize(2)
                .allMatch(fault -> fault.startsWith("OrgUnits that are below themselves not allowed: "));
        assertThat(of(unit(K, "K", null, "LEVEL_9")).getFirst())
                .startsWith("Invalid value 'LEVEL_9' for field 'level'. Allowed values are: [");
    }

    @Test
    void aLevelIsBelowTheNearestLevelAbove() {
        assertThat(of(unit(K, "K", null, "LEVEL_2"), unit(S, "S", K, "NONE"), unit(T, "T", S, "LEVEL_2")))
                .containsExactly("Orgunit has higher or same level as parent: " + T);
        assertThat(of(unit(K, "K", null, "LEVEL_1"), unit(T, "T", K, "LEVEL_1")))
                .containsExactly("Orgunit has higher level than parent: " + T);
    }

    @Test
    void fewAreNeverTooManyAndTheShareCountsBeyond() {
        var rules = new LoadRules(true, true, 10, true, true);
        assertThat(rules.isTooMany(20, 20)).isFalse();
        assertThat(rules.isTooMany(21, 210)).isFalse();
        assertThat(rules.isTooMany(21, 209)).isTrue();
        assertThat(new LoadRules(true, false, 10, true, true).isTooMany(500, 500))
                .isFalse();
    }
}
