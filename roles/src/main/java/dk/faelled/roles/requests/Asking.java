package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for roles, or that they be taken away (ROL-35, 4.10, 4.12). */
@Component
@Transactional
class Asking {
    private final RequestActors actors;
    private final PolicyTable policies;
    private final RequestTable table;
    private final Deciders deciders;
    private final Approvers approvers;
    private final Deciding deciding;
    private final RoleUserTable users;
    private final TreeTable tree;
    private final GivenTable given;
    private final UserAssignments assignments;
    private final Breaches breaches;
    private final Allowed allowed;
    private final Audit audit;
    private final Clock clock;

    /**
     * What is asked, as it would be kept.
     *
     * @param found who would decide
     * @param broken rules that it would break although they do not forbid it
     */
    record Line(RoleRequest request, Policy policy, Deciders.Found found, List<Separation.Broken> broken) {}

    Asking(
            RequestActors actors,
            PolicyTable policies,
            RequestTable table,
            Deciders deciders,
            Approvers approvers,
            Deciding deciding,
            RoleUserTable users,
            TreeTable tree,
            GivenTable given,
            UserAssignments assignments,
            Breaches breaches,
            Allowed allowed,
            Audit audit,
            Clock clock) {
        this.actors = actors;
        this.policies = policies;
        this.table = table;
        this.deciders = deciders;
        this.approvers = approvers;
        this.deciding = deciding;
        this.users = users;
        this.tree = tree;
        this.given = given;
        this.assignments = assignments;
        this.breaches = breaches;
        this.allowed = allowed;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would be asked and who would decide; refused as {@link #submit} refuses it. */
    @Transactional(readOnly = true)
    public List<Line> preview(Ask ask) {
        allowed.demand(RequestsConfiguration.CREATE);
        return lines(ask, Ids.next());
    }

    /** @return the number of what was asked at this go */
    public UUID submit(Ask ask) {
        allowed.demand(RequestsConfiguration.CREATE);
        var batch = Ids.next();
        var lines = lines(ask, batch);
        for (var line : lines) if (!table.add(line.request())) throw twice(line.policy(), line.request());
        audit.changed(lines.stream()
                .map(line -> new Audit.Change(
                        line.request().adds() ? "roles.request.ask" : "roles.request.ask-removal",
                        entity(line.request()),
                        null,
                        Logged.of(line.request()),
                        line.request().reason()))
                .toList());
        var waiting = new ArrayList<RoleRequest>();
        for (var line : lines) {
            if (!line.found().automatic() || !automatic(line.request())) waiting.add(line.request());
        }
        // what is approved already waits for the owner of a rule alone
        approvers.refresh(table.batches(Set.of(batch)).stream()
                .filter(one -> waiting.stream().anyMatch(w -> w.id().equals(one.id())))
                .toList());
        return batch;
    }

    /** In the name of the program itself. @return whether that was the end of it */
    private boolean automatic(RoleRequest request) {
        var now = Context.current();
        return new Context(Tenant.current(), Actor.SYSTEM, now.locale(), now.correlation())
                .<Boolean, RuntimeException>call(() -> deciding.automatically(request.id()));
    }

    private List<Line> lines(Ask ask, UUID batch) {
        var acting = actors.acting();
        var actor = Context.current().actor();
        Map<UserId, User> known = users
                .read(ask.wishes().stream().map(Ask.Wish::receiver).distinct().toList())
                .stream()
                .filter(user -> !user.deleted() && !user.disabled())
                .collect(Collectors.toMap(User::id, Function.identity()));
        var policy = policies.of(ask.wishes().stream().map(Ask.Wish::target).toList());
        var held = held(ask, known);
        var view = tree.view();
        var at = clock.instant();
        var requests = new ArrayList<RoleRequest>();
        for (var wish : ask.wishes()) {
            var user = known.get(wish.receiver());
            if (user == null) throw new RuleBroken("roles.request.receiver").at("receivers");
            var of = policy.get(wish.target());
            if (of == null) throw new RuleBroken("roles.assignment.target").at("targets");
            var unit = unit(wish, user, held);
            demandMay(acting, of, user, unit, view);
            var reason = reason(of, ask.reason());
            var dates = dates(wish, ask.dates());
            if (wish.adds())
                assignments.demandAssignable(
                        new AssignToUser(user.id(), wish.target(), dates, unit, "", wish.postponed()));
            requests.add(new RoleRequest(
                    Ids.next(),
                    batch,
                    actor.id(),
                    actor.name(),
                    user.id(),
                    user.name(),
                    user.extUuid(),
                    unit,
                    wish.target(),
                    wish.assignment(),
                    dates,
                    wish.postponed(),
                    reason,
                    of.userOnly(),
                    false,
                    List.of(),
                    List.of(),
                    RoleRequest.Status.REQUESTED,
                    at,
                    null,
                    null,
                    ""));
        }
        var already = table.askedAlready(requests);
        for (var one : requests) if (already.contains(one.id())) throw twice(of(policy, one), one);
        return weighed(requests, policy);
    }

    private static RuleBroken twice(Policy policy, RoleRequest request) {
        return new RuleBroken("roles.request.twice", policy.name(), request.receiverName()).at("targets");
    }

    /** With who decides, and with the rules that each would break. */
    private List<Line> weighed(List<RoleRequest> requests, Map<Target, Policy> policy) {
        var broken = breaches.of(requests);
        broken.values().forEach(Breaches::demandNoneBlocks);
        var found = deciders.of(requests.stream()
                .map(one -> new Deciders.Case(
                        one.id(), of(policy, one), one.receiver(), one.person(), one.requester(), one.unit()))
                .toList());
        var lines = new ArrayList<Line>();
        for (var one : requests) {
            var breaks = one.adds() ? broken.getOrDefault(one.receiver(), List.of()) : List.<Separation.Broken>of();
            lines.add(new Line(
                    one.breaking(Breaches.names(breaks), Breaches.owned(breaks)),
                    of(policy, one),
                    found.getOrDefault(one.id(), new Deciders.Found(Set.of(), false)),
                    breaks));
        }
        return lines;
    }

    private static Policy of(Map<Target, Policy> policies, RoleRequest request) {
        return java.util.Objects.requireNonNull(policies.get(request.target()));
    }

    /** What is to be taken away, by its number; refused where it is not the user's. */
    private Map<AssignmentId, UserAssignment> held(Ask ask, Map<UserId, User> known) {
        if (ask.wishes().stream().allMatch(Ask.Wish::adds)) return Map.of();
        var held = given.toUsers(known.keySet(), today()).stream()
                .collect(Collectors.toMap(UserAssignment::id, Function.identity()));
        for (var wish : ask.wishes()) {
            if (wish.assignment() == null) continue;
            var one = held.get(wish.assignment());
            if (one == null
                    || !one.user().equals(wish.receiver())
                    || !one.target().equals(wish.target()))
                throw new RuleBroken("roles.request.not-held").at("targets");
        }
        return held;
    }

    private static @Nullable UnitId unit(Ask.Wish wish, User user, Map<AssignmentId, UserAssignment> held) {
        var one = wish.assignment() == null ? null : held.get(wish.assignment());
        if (one != null && one.owningUnit() != null) return one.owningUnit();
        var first =
                user.positions().isEmpty() ? null : user.positions().getFirst().unit();
        if (wish.unit() == null) return first;
        if (!user.units().contains(wish.unit())) throw new RuleBroken("roles.request.unit", user.name()).at("unit");
        return wish.unit();
    }

    private static void demandMay(
            Acting acting, Policy policy, User user, @Nullable UnitId unit, OrganisationView view) {
        if (!acting.mayAsk(policy, user, unit, unit == null ? List.of() : view.path(unit)))
            throw new RuleBroken("roles.request.not-allowed", policy.name(), user.name()).at("targets");
    }

    private static String reason(Policy policy, String said) {
        return switch (policy.reason()) {
            case NONE -> "";
            case POSSIBLE -> said;
            case OBLIGATORY -> {
                if (said.isEmpty()) throw new RuleBroken("roles.request.reason", policy.name()).at("reason");
                yield said;
            }
        };
    }

    private Dates dates(Ask.Wish wish, Dates said) {
        if (said.isBefore(today()))
            throw new RuleBroken("roles.dates.past", String.valueOf(said.stop())).at("stopDate");
        return wish.adds() ? said.keptOn(today()) : new Dates(null, said.stop());
    }

    static String entity(RoleRequest request) {
        return "role-request:" + request.id();
    }

    /** As the log keeps it. */
    record Logged(
            UserId user,
            Target target,
            @Nullable UnitId unit,
            Dates dates,
            RoleRequest.Status status,
            List<String> conflicts) {
        static Logged of(RoleRequest request) {
            return new Logged(
                    request.receiver(),
                    request.target(),
                    request.unit(),
                    request.dates(),
                    request.status(),
                    request.conflicts());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
