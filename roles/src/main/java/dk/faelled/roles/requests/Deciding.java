package dk.faelled.roles.requests;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.RequestDecided;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.ConflictRules;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides requests (ROL-36). What is approved is given or taken away in the same transaction; of two who decide at the same
 * moment one wins, and the other is told who did.
 */
@Component
@Transactional
class Deciding {
    private static final int LONGEST = 2_000;
    private final RequestTable table;
    private final PolicyTable policies;
    private final Approvers approvers;
    private final RequestSettings settings;
    private final UserAssignments assignments;
    private final ConflictRules rules;
    private final Breaches breaches;
    private final Telling telling;
    private final AccessDecider access;
    private final Allowed allowed;
    private final Lock lock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deciding(
            RequestTable table,
            PolicyTable policies,
            Approvers approvers,
            RequestSettings settings,
            UserAssignments assignments,
            ConflictRules rules,
            Breaches breaches,
            Telling telling,
            AccessDecider access,
            Allowed allowed,
            Lock lock,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.policies = policies;
        this.approvers = approvers;
        this.settings = settings;
        this.assignments = assignments;
        this.rules = rules;
        this.breaches = breaches;
        this.telling = telling;
        this.access = access;
        this.allowed = allowed;
        this.lock = lock;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Approves it as far as the one who acts may: as an approver, as the owner of a rule that it breaks, or both.
     *
     * @return whether that was the end of it; else it still waits for somebody
     */
    public boolean approve(UUID id, String comment) {
        allowed.demand(RequestsConfiguration.CREATE);
        lock.hold();
        var request = held(id);
        var actor = Context.current().actor();
        boolean mayDecide = approvers.mayDecide(request, actor.id(), access.may(RequestsConfiguration.ADMIN));
        var broken = broken(request);
        var owned = owned(request, broken, actor.id());
        if (!mayDecide && owned.isEmpty()) throw notTheirs(request, actor.id());
        demandOpen(request);
        return settle(request, broken, mayDecide, owned, kept(comment));
    }

    /** In the name of the program, whoever else may decide. @return whether that was the end of it */
    boolean automatically(UUID id) {
        lock.hold();
        var request = held(id);
        return settle(request, broken(request), true, Set.of(), "");
    }

    /** All of a batch that the one who acts may approve. */
    public void approveBatch(UUID batch) {
        allowed.demand(RequestsConfiguration.CREATE);
        lock.hold();
        boolean any = false;
        var actor = Context.current().actor();
        for (var one : table.batches(List.of(batch))) {
            if (!one.isOpen()) continue;
            boolean theirs = approvers.mayDecide(one, actor.id(), access.may(RequestsConfiguration.ADMIN))
                    || !owned(one, broken(one), actor.id()).isEmpty();
            if (!theirs) continue;
            approve(one.id(), "");
            any = true;
        }
        if (!any) throw new RuleBroken("roles.request.batch");
    }

    private boolean settle(
            RoleRequest request, List<Separation.Broken> broken, boolean mayDecide, Set<Long> owned, String comment) {
        demandGivable(request);
        Breaches.demandNoneBlocks(broken);
        var mark = mark();
        var agreed = new HashSet<>(table.consents(List.of(request.id())).getOrDefault(request.id(), Set.of()));
        boolean approvesNow = mayDecide && request.approval() == null;
        boolean news = approvesNow || !agreed.containsAll(owned);
        for (long rule : owned) if (agreed.add(rule)) table.consent(request.id(), rule, mark);
        if (approvesNow) table.approved(request.id(), mark);
        var wanted = Breaches.owned(broken);
        var approved = approvesNow || request.approval() != null;
        if (approved && agreed.containsAll(wanted)) {
            give(request, agreed);
            end(request, RoleRequest.Status.ASSIGNED, mark, comment, "roles.request.approve");
            return true;
        }
        if (!news) throw new RuleBroken("roles.request.waits", String.join(", ", Breaches.names(broken)));
        table.breaks(request.id(), wanted, Breaches.names(broken));
        audit.changed(
                "roles.request.approve",
                Asking.entity(request),
                Asking.Logged.of(request),
                Asking.Logged.of(request),
                comment);
        approvers.refresh(List.of(held(request.id())));
        return false;
    }

    public void reject(UUID id, String comment) {
        allowed.demand(RequestsConfiguration.CREATE);
        lock.hold();
        var request = held(id);
        var actor = Context.current().actor();
        if (!approvers.mayDecide(request, actor.id(), access.may(RequestsConfiguration.ADMIN))
                && owned(request, broken(request), actor.id()).isEmpty()) throw notTheirs(request, actor.id());
        demandOpen(request);
        if (comment.isBlank()) throw new RuleBroken("roles.request.comment").at("comment");
        end(request, RoleRequest.Status.REJECTED, mark(), kept(comment), "roles.request.reject");
    }

    /** By whoever asked, or an administrator. */
    public void cancel(UUID id) {
        allowed.demand(RequestsConfiguration.CREATE);
        lock.hold();
        var request = held(id);
        var actor = Context.current().actor();
        if (!actor.id().equals(request.requester()) && !access.may(RequestsConfiguration.ADMIN))
            throw new NotFound("role_request " + id);
        demandOpen(request);
        end(request, RoleRequest.Status.CANCELLED, mark(), "", "roles.request.cancel");
    }

    /** @param broken what it would break as things are @param mayAct whether the reader has a say in it */
    record Outlook(List<Separation.Broken> broken, boolean mayAct) {}

    @Transactional(readOnly = true)
    public Outlook outlook(RoleRequest request) {
        var actor = Context.current().actor().id();
        var broken = broken(request);
        return new Outlook(
                broken,
                approvers.mayDecide(request, actor, access.may(RequestsConfiguration.ADMIN))
                        || !owned(request, broken, actor).isEmpty());
    }

    private RoleRequest held(UUID id) {
        return table.hold(id).orElseThrow(() -> new NotFound("role_request " + id));
    }

    private static String kept(String comment) {
        var said = comment.strip();
        if (said.length() > LONGEST) throw new RuleBroken("roles.text.too-long", LONGEST).at("comment");
        return said;
    }

    /** Whoever has asked or is asked for knows that it is there; to all others it is not. */
    private static RuntimeException notTheirs(RoleRequest request, UUID actor) {
        return actor.equals(request.person()) || actor.equals(request.requester())
                ? new RuleBroken("roles.request.own")
                : new NotFound("role_request " + request.id());
    }

    private static void demandOpen(RoleRequest request) {
        var ending = request.ending();
        if (ending != null)
            throw new RuleBroken(
                    "roles.request.decided",
                    Messages.text("roles.request.status." + request.status()),
                    ending.name(),
                    ending.at());
    }

    /** The role may be gone by now, or reserved to users otherwise: then only rejecting is left (4.10). */
    private void demandGivable(RoleRequest request) {
        var policy = policies.of(List.of(request.target())).get(request.target());
        if (policy == null || policy.closed()) throw new RuleBroken("roles.request.role-gone");
        if (request.adds() && policy.userOnly() && !request.userOnly())
            throw new RuleBroken("roles.request.user-only", policy.name());
    }

    private List<Separation.Broken> broken(RoleRequest request) {
        return request.isOpen() ? breaches.of(request) : List.of();
    }

    /** Rules to which the one who acts may agree: the own ones, and for administrators those whose owner may not. */
    private Set<Long> owned(RoleRequest request, List<Separation.Broken> broken, UUID actor) {
        var wanted = Breaches.owned(broken);
        if (wanted.isEmpty()) return Set.of();
        boolean self = settings.current().selfApproval();
        if (!Approvers.mayAgree(actor, request, self)) return Set.of();
        boolean admin = access.may(RequestsConfiguration.ADMIN);
        var owned = new HashSet<Long>();
        for (var rule : rules.all())
            if (wanted.contains(rule.id())
                    && (rule.owner().equals(actor) || admin && !Approvers.mayAgree(rule.owner(), request, self)))
                owned.add(rule.id());
        return owned;
    }

    private void give(RoleRequest request, Set<Long> agreed) {
        var assignment = request.assignment();
        if (assignment == null)
            assignments.assignDecided(
                    new AssignToUser(
                            request.receiver(),
                            request.target(),
                            request.dates(),
                            request.unit(),
                            "",
                            request.postponed()),
                    agreed);
        else
            try {
                assignments.removeDecided(assignment, request.dates().stop());
            } catch (NotFound gone) {
                throw new RuleBroken("roles.request.not-held");
            }
    }

    private void end(
            RoleRequest request, RoleRequest.Status status, RoleRequest.Mark mark, String comment, String action) {
        table.ended(request.id(), status, mark, comment);
        var after = held(request.id());
        audit.changed(
                action,
                Asking.entity(request),
                Asking.Logged.of(request),
                Asking.Logged.of(after),
                comment.isEmpty() ? null : comment);
        approvers.decided(after, status.name());
        if (status != RoleRequest.Status.CANCELLED) telling.decided(after);
        events.publishEvent(new RequestDecided(
                Tenant.current(),
                request.id(),
                request.receiver(),
                request.target(),
                request.adds(),
                RequestDecided.Outcome.valueOf(status.name())));
    }

    private RoleRequest.Mark mark() {
        Actor actor = Context.current().actor();
        return new RoleRequest.Mark(actor.id(), actor.name(), clock.instant());
    }
}
