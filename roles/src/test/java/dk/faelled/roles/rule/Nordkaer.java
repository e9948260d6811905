package dk.faelled.roles.rule;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.Dates;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.OfficeHeld;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Position;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The municipality of the worked example: K over S (S1, S2 over S21) and T, with its people and its assignments. */
final class Nordkaer {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    static final UnitId K = new UnitId(id("K"));
    static final UnitId S = new UnitId(id("S"));
    static final UnitId S1 = new UnitId(id("S1"));
    static final UnitId S2 = new UnitId(id("S2"));
    static final UnitId S21 = new UnitId(id("S21"));
    static final UnitId T = new UnitId(id("T"));
    static final TitleId SOCIAL_WORKER = new TitleId(id("Socialrådgiver"));
    static final TitleId CONSULTANT = new TitleId(id("Konsulent"));
    static final TitleId LEADER = new TitleId(id("Leder"));
    static final FunctionId AMR = new FunctionId(id("AMR"));
    static final UserId ANNA = new UserId(id("Anna"));
    static final UserId BO = new UserId(id("Bo"));
    static final UserId CARLA = new UserId(id("Carla"));
    static final UserId DORTE = new UserId(id("Dorte"));
    static final UserId ERIK = new UserId(id("Erik"));
    static final UserId GERT = new UserId(id("Gert"));
    static final UserId IDA = new UserId(id("Ida"));
    static final RoleGroupId G = new RoleGroupId(1);

    private Nordkaer() {}

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static OrganisationView organisation() {
        return new OrganisationView(
                List.of(
                        OrgUnit.of(K, "Nordkær Kommune", null).onLevel(1).ledBy(ANNA),
                        OrgUnit.of(S, "Social", K).onLevel(2).ledBy(BO),
                        OrgUnit.of(S1, "S1", S).onLevel(3).ledBy(BO),
                        OrgUnit.of(S2, "S2", S).onLevel(3).ledBy(CARLA),
                        OrgUnit.of(S21, "S21", S2).ledBy(CARLA),
                        OrgUnit.of(T, "Teknik", K).onLevel(2).ledBy(DORTE)),
                List.of(new Substitution(CARLA, IDA, S21)));
    }

    static UserRoleId role(int number) {
        return new UserRoleId(number);
    }

    private static UnitAssignment of(int number, UnitId unit) {
        return UnitAssignment.here(new AssignmentId(number), unit, new Target.OfRole(role(number)));
    }

    /** A1 to A8, each with the role of its number. */
    static List<UnitAssignment> onUnits() {
        return List.of(
                of(1, S).andBelow(),
                of(2, S2).titled(TitleMode.POSITIVE, Set.of(SOCIAL_WORKER)),
                of(3, S2).andBelow().titled(TitleMode.NEGATIVE, Set.of(SOCIAL_WORKER)),
                of(4, S21).exceptUsers(Set.of(GERT)),
                of(5, S).andBelow().exceptUnits(Set.of(S2)),
                of(6, S).andBelow().led(true, true),
                of(7, S2).andBelow().holding(Set.of(AMR)),
                of(8, S).andBelow()
                        .titled(TitleMode.POSITIVE, Set.of(SOCIAL_WORKER))
                        .exceptUsers(Set.of(ERIK)));
    }

    static Assignments assignments(UserAssignment... toUsers) {
        return new Assignments(List.of(toUsers), onUnits(), Map.of());
    }

    static Assignments and(UnitAssignment more, Map<RoleGroupId, SortedSet<UserRoleId>> groups) {
        var all = new ArrayList<>(onUnits());
        all.add(more);
        return new Assignments(List.of(), all, groups);
    }

    static SortedSet<UserRoleId> roles(int... numbers) {
        var roles = new TreeSet<UserRoleId>();
        for (var number : numbers) roles.add(role(number));
        return roles;
    }

    static UserAssignment direct(int number, UserId user, Dates dates, @Nullable UnitId owning) {
        return new UserAssignment(
                new AssignmentId(100 + number), user, new Target.OfRole(role(number)), dates, owning, List.of());
    }

    static Position at(UnitId unit, @Nullable TitleId title) {
        return new Position("stilling", unit, title, false);
    }

    static User user(String name, Position... positions) {
        return User.of(new UserId(id(name)), name.toLowerCase(java.util.Locale.ROOT), name, List.of(positions));
    }

    static User erik() {
        return user("Erik", at(S2, SOCIAL_WORKER));
    }

    static User fie() {
        return user("Fie", at(S21, SOCIAL_WORKER), at(T, CONSULTANT));
    }

    static User carla() {
        return user("Carla", at(S2, LEADER));
    }

    static User ida() {
        return user("Ida", at(T, null));
    }

    static User jens() {
        return user("Jens", at(T, null)).holding(List.of(new OfficeHeld(S21, AMR)));
    }

    static User kaj() {
        return user("Kaj", at(S2, null)).holding(List.of(new OfficeHeld(S, AMR)));
    }
}
