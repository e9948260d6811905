package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.TargetNames;
import dk.faelled.roles.catalogue.RoleChoices;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom the reader may ask for, and what may be asked for them. */
@Component
@Transactional(readOnly = true)
class Candidates {
    private static final int SHOWN = 30;
    private static final int SLICE = 200;
    /** Looked through at most when nearly nothing of it may be asked for. */
    private static final int SLICES = 20;

    private static final UUID[] NONE = {};

    private final JdbcClient sql;
    private final RequestActors actors;
    private final PolicyTable policies;
    private final Peers peers;
    private final RoleUserTable users;
    private final TreeTable tree;
    private final GivenTable given;
    private final Clock clock;

    Candidates(
            JdbcClient sql,
            RequestActors actors,
            PolicyTable policies,
            Peers peers,
            RoleUserTable users,
            TreeTable tree,
            GivenTable given,
            Clock clock) {
        this.sql = sql;
        this.actors = actors;
        this.policies = policies;
        this.peers = peers;
        this.users = users;
        this.tree = tree;
        this.given = given;
        this.clock = clock;
    }

    /** Those of the chosen users for whom the reader may ask anything at all; nobody else is shown. */
    List<User> allowed(Acting acting, Collection<UserId> chosen) {
        var view = tree.view();
        return users.read(chosen).stream()
                .filter(user -> !user.deleted() && !user.disabled() && acting.mayAskFor(user, view))
                .toList();
    }

    /** The reader's own accounts, the chosen ones, and those that the words find. */
    List<Option> receivers(Acting acting, Collection<UserId> chosen, String words) {
        var own = own();
        var first = new LinkedHashSet<>(own);
        first.addAll(chosen);
        var options = new LinkedHashMap<String, Option>();
        for (var user : allowed(acting, first))
            options.put(
                    user.id().toString(),
                    new Option(
                            user.id().toString(),
                            own.contains(user.id())
                                    ? Messages.text("roles.request.self", user.name(), user.userId())
                                    : user.name() + " (" + user.userId() + ")"));
        if (acting.forOthers()) for (var option : found(acting, words)) options.putIfAbsent(option.value(), option);
        return List.copyOf(options.values());
    }

    /** Those outside Fælled, where there are any. */
    List<UserId> own() {
        var all = actors.accounts(RequestActors.me());
        var working = users.read(all).stream()
                .filter(user -> !user.positions().isEmpty())
                .map(User::id)
                .toList();
        return working.isEmpty() ? all.stream().limit(1).toList() : working;
    }

    private List<Option> found(Acting acting, String words) {
        boolean all = acting.admin() || acting.authorized().stream().anyMatch(grant -> grant.units() == null);
        return sql.sql("""
                        select u.id, u.name, u.user_id, n.name as unit
                          from role_user u
                          join account_domain d on d.id = u.domain_id and d.source <> 'FAELLED'
                          left join role_position p on p.user_id = u.id and p.place = 0
                          left join role_unit n on n.id = p.unit_id
                         where u.deleted_at is null
                           and not u.disabled
                           and folded(u.name || ' ' || u.user_id) like folded('%' || :words || '%')
                           and (:all or exists (select from role_position x
                                                 where x.user_id = u.id and x.unit_id = any(:units)))
                         order by u.name collate "da-x-icu", u.id
                         limit :most
                        """)
                .param("words", words.strip().replaceAll("[%_\\\\]", " "))
                .param("all", all)
                .param(
                        "units",
                        all ? NONE : units(acting).stream().map(UnitId::value).toArray(UUID[]::new))
                .param("most", SHOWN)
                .query((row, _) -> {
                    var unit = row.getString("unit");
                    return new Option(
                            row.getString("id"),
                            row.getString("name") + " (" + row.getString("user_id") + ")"
                                    + (unit == null ? "" : ", " + unit));
                })
                .list();
    }

    private Set<UnitId> units(Acting acting) {
        var view = tree.view();
        var units = new HashSet<>(acting.led());
        for (var unit : acting.authorizes()) units.addAll(view.subtree(unit));
        for (var grant : acting.authorized()) if (grant.units() != null) units.addAll(grant.units());
        return units;
    }

    /** What may be asked for all of the receivers: the chosen ones, and what the words find. */
    List<Option> targets(
            Acting acting, List<User> receivers, @Nullable UnitId unit, Collection<Target> chosen, String words) {
        var view = tree.view();
        Predicate<Policy> may = policy -> receivers.stream().allMatch(user -> mayAsk(acting, policy, user, unit, view));
        var options = new LinkedHashMap<Target, Option>();
        for (var policy : policies.of(chosen).values()) options.put(policy.target(), option(policy, ""));
        if (words.isBlank()) suggest(receivers, unit, may, options);
        else {
            look(words, may, options, policies::rolesAfter);
            look(words, may, options, policies::groupsAfter);
        }
        return List.copyOf(options.values());
    }

    /** What colleagues hold. */
    private void suggest(
            List<User> receivers, @Nullable UnitId unit, Predicate<Policy> may, Map<Target, Option> options) {
        if (receivers.isEmpty()) return;
        var where = unit(receivers.getFirst(), unit);
        if (where == null) return;
        var held = peers.held(where.value(), SHOWN);
        var known = policies.of(held.keySet().stream()
                .<Target>map(role -> new Target.OfRole(new UserRoleId(role)))
                .toList());
        held.forEach((role, count) -> {
            var policy = known.get(new Target.OfRole(new UserRoleId(role)));
            if (policy != null && may.test(policy))
                options.putIfAbsent(
                        policy.target(), option(policy, " – " + Messages.text("roles.request.colleagues", count)));
        });
    }

    @FunctionalInterface
    private interface After {
        List<Policy> of(String words, String name, long id, int size);
    }

    private static void look(String words, Predicate<Policy> may, Map<Target, Option> options, After after) {
        var name = "";
        long id = 0;
        int found = 0;
        for (int i = 0; i < SLICES && found < SHOWN; i++) {
            var slice = after.of(words, name, id, SLICE);
            for (var policy : slice)
                if (found < SHOWN && may.test(policy)) {
                    options.putIfAbsent(policy.target(), option(policy, ""));
                    found++;
                }
            if (slice.size() < SLICE) return;
            name = slice.getLast().plainName();
            id = number(slice.getLast().target());
        }
    }

    private static long number(Target target) {
        return switch (target) {
            case Target.OfRole(var role) -> role.value();
            case Target.OfGroup(var group) -> group.value();
        };
    }

    private static Option option(Policy policy, String more) {
        var name = policy.target() instanceof Target.OfGroup
                ? Messages.text("roles.group.called", policy.name())
                : policy.name();
        return new Option(RoleChoices.written(policy.target()), name + more);
    }

    private static boolean mayAsk(
            Acting acting, Policy policy, User user, @Nullable UnitId unit, OrganisationView view) {
        var where = unit(user, unit);
        return acting.mayAsk(policy, user, where, where == null ? List.of() : view.path(where));
    }

    private static @Nullable UnitId unit(User user, @Nullable UnitId chosen) {
        if (chosen != null && user.units().contains(chosen)) return chosen;
        return user.positions().isEmpty() ? null : user.positions().getFirst().unit();
    }

    /** What is assigned to the receivers themselves, and may be asked to be taken away: by {@code assignment:number}. */
    List<Option> removable(Acting acting, List<User> receivers) {
        var view = tree.view();
        var held = direct(receivers);
        var known = policies.of(held.stream().map(UserAssignment::target).toList());
        var options = new ArrayList<Option>();
        for (var user : receivers)
            for (var one : held) {
                if (!one.user().equals(user.id())) continue;
                var policy = known.get(one.target());
                if (policy == null || !mayAsk(acting, policy, user, one.owningUnit(), view)) continue;
                var period = TargetNames.period(one.dates());
                options.add(new Option(
                        "assignment:" + one.id(),
                        policy.name()
                                + (receivers.size() > 1 ? " – " + user.name() : "")
                                + (period.isEmpty() ? "" : " – " + period)));
            }
        return options;
    }

    List<UserAssignment> direct(List<User> receivers) {
        return given.toUsers(
                receivers.stream().map(User::id).toList(), LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
    }
}
