package dk.faelled.roles.effective;

import dk.faelled.platform.page.Formats;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Explanation;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.rule.Derivation;
import dk.faelled.roles.rule.Explaining;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers from the kept rows of today and of days that have passed, and works out days to come. */
@Component
@Transactional(readOnly = true)
class HeldRoles implements EffectiveRoles {
    private final TreeTable tree;
    private final RoleUserTable users;
    private final GivenTable given;
    private final EffectiveTable effective;
    private final OtherDays otherDays;
    private final Clock clock;

    HeldRoles(
            TreeTable tree,
            RoleUserTable users,
            GivenTable given,
            EffectiveTable effective,
            OtherDays otherDays,
            Clock clock) {
        this.tree = tree;
        this.users = users;
        this.given = given;
        this.effective = effective;
        this.otherDays = otherDays;
        this.clock = clock;
    }

    @Override
    public Holdings of(UserId user, @Nullable ItSystemId system, LocalDate day) {
        return day.isAfter(today())
                ? within(system, toCome(List.of(user), day).getOrDefault(user, Holdings.NOTHING))
                : EffectiveRow.holdings(rows(List.of(user), system, day)).on(day);
    }

    @Override
    public Map<UserId, Holdings> of(Collection<UserId> wanted, LocalDate day) {
        if (day.isAfter(today())) return toCome(wanted, day);
        var rows = new HashMap<UserId, List<EffectiveRow>>();
        for (var row : rows(wanted, null, day))
            rows.computeIfAbsent(new UserId(row.user()), _ -> new ArrayList<>()).add(row);
        var holdings = new HashMap<UserId, Holdings>();
        rows.forEach((user, of) -> holdings.put(user, EffectiveRow.holdings(of).on(day)));
        return holdings;
    }

    private List<EffectiveRow> rows(Collection<UserId> wanted, @Nullable ItSystemId system, LocalDate day) {
        var number = system == null ? null : system.value();
        return day.isBefore(today())
                ? effective.rows(
                        wanted,
                        number,
                        day.plusDays(1).atStartOfDay(Formats.COPENHAGEN).toInstant())
                : effective.rows(wanted, number);
    }

    private Map<UserId, Holdings> toCome(Collection<UserId> wanted, LocalDate day) {
        var gone =
                users.read(wanted).stream().filter(User::deleted).map(User::id).toList();
        var there = otherDays.users(wanted, day).stream()
                .filter(user -> !gone.contains(user.id()))
                .toList();
        var holdings = over(otherDays.view(day), there, day);
        holdings.values().removeIf(Holdings.NOTHING::equals);
        return holdings;
    }

    private Holdings within(@Nullable ItSystemId system, Holdings holdings) {
        if (system == null) return holdings;
        var systems = given.systems(holdings.roles());
        return new Holdings(
                holdings.held().stream()
                        .filter(row -> row.role() != null && system.equals(systems.get(row.role())))
                        .toList(),
                List.of());
    }

    @Override
    public Explanation why(UserId user, UserRoleId role, LocalDate day) {
        if (day.isBefore(today())) return recorded(user, role, day);
        var known = users.read(List.of(user));
        if (!known.isEmpty() && known.getFirst().deleted() || day.equals(today()))
            return explained(known, tree.view(), role, user, day);
        return explained(otherDays.users(List.of(user), day), otherDays.view(day), role, user, day);
    }

    private Explanation explained(
            List<User> known, OrganisationView organisation, UserRoleId role, UserId user, LocalDate day) {
        return known.stream()
                .findFirst()
                .map(one -> new Explaining(organisation, given.giving(role, user)).why(one, role, day))
                .orElseGet(() -> new Explanation(user, role, List.of()));
    }

    /** Of a day that has passed it is known what was held and excepted, not what had nothing to say. */
    private Explanation recorded(UserId user, UserRoleId role, LocalDate day) {
        return Recorded.why(user, role, of(user, null, day), given.groupsWith(role));
    }

    @Override
    public Map<UserId, Holdings> over(OrganisationView draft, Collection<User> people, LocalDate day) {
        var assignments = given.of(people.stream().map(User::id).toList(), Recomputing.above(people, draft), day);
        var derivation = new Derivation(draft, assignments);
        var holdings = new HashMap<UserId, Holdings>();
        for (var user : people) holdings.put(user.id(), derivation.of(user, day));
        return holdings;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
