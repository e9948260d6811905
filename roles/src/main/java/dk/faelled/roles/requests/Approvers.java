package dk.faelled.roles.requests;

import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.assignment.ConflictRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps who is to decide the open requests, so that each finds those that wait for him or her: the leader may be another
 * one, and so may those who are authorised. At the decision itself it is asked anew.
 */
@Component
@Transactional
class Approvers {
    private static final int SLICE = 200;
    private static final UUID START = new UUID(0, 0);
    private final RequestTable table;
    private final PolicyTable policies;
    private final Deciders deciders;
    private final ConflictRules rules;
    private final RequestSettings settings;
    private final Telling telling;
    private final TransactionTemplate transaction;

    /** Whom one request waits for. */
    private record Waits(Set<UUID> approvers, boolean unmanned) {}

    Approvers(
            RequestTable table,
            PolicyTable policies,
            Deciders deciders,
            ConflictRules rules,
            RequestSettings settings,
            Telling telling,
            TransactionTemplate transaction) {
        this.table = table;
        this.policies = policies;
        this.deciders = deciders;
        this.rules = rules;
        this.settings = settings;
        this.telling = telling;
        this.transaction = transaction;
    }

    /** All open ones, a slice at a time. */
    @Transactional(propagation = org.springframework.transaction.annotation.Propagation.NEVER)
    public void bringUpToDate() {
        var after = START;
        for (int seen = SLICE; seen == SLICE; ) {
            var from = after;
            var slice = java.util.Objects.requireNonNull(transaction.execute(_ -> {
                var open = table.open(from, SLICE);
                refresh(open);
                return open;
            }));
            seen = slice.size();
            if (seen > 0) after = slice.getLast().id();
        }
    }

    /** @param open those that wait; whoever they newly wait for is told */
    public void refresh(List<RoleRequest> open) {
        if (open.isEmpty()) return;
        var ids = open.stream().map(RoleRequest::id).toList();
        var before = table.approvers(ids);
        var waits = waits(open);
        var of = new ArrayList<UUID>();
        var who = new ArrayList<UUID>();
        waits.forEach((request, wait) -> {
            for (var approver : wait.approvers()) {
                of.add(request);
                who.add(approver);
            }
        });
        table.approve(ids, of, who);
        for (var so : new boolean[] {true, false})
            table.unmanned(
                    ids.stream()
                            .filter(id -> waitsOf(waits, id).unmanned() == so)
                            .toList(),
                    so);
        tell(open, before, waits);
    }

    private static Waits waitsOf(Map<UUID, Waits> waits, UUID id) {
        return waits.getOrDefault(id, new Waits(Set.of(), true));
    }

    /** Those for whom something of a batch newly waits are told of the whole batch; those for whom nothing does, are rid of it. */
    private void tell(List<RoleRequest> open, Map<UUID, Set<UUID>> before, Map<UUID, Waits> waits) {
        var newly = new LinkedHashMap<UUID, Set<UUID>>();
        var noLonger = new LinkedHashMap<UUID, Set<UUID>>();
        var unmanned = new HashSet<UUID>();
        for (var request : open) {
            var had = before.getOrDefault(request.id(), Set.of());
            var has = waitsOf(waits, request.id());
            for (var approver : has.approvers())
                if (!had.contains(approver))
                    newly.computeIfAbsent(request.batch(), _ -> new LinkedHashSet<>())
                            .add(approver);
            for (var approver : had)
                if (!has.approvers().contains(approver))
                    noLonger.computeIfAbsent(request.batch(), _ -> new LinkedHashSet<>())
                            .add(approver);
            if (has.unmanned() && !request.unmanned()) {
                unmanned.add(request.batch());
                newly.computeIfAbsent(request.batch(), _ -> new LinkedHashSet<>());
            } else if (request.unmanned() && !has.unmanned())
                noLonger.computeIfAbsent(request.batch(), _ -> new LinkedHashSet<>());
        }
        var changed = new HashSet<>(newly.keySet());
        changed.addAll(noLonger.keySet());
        if (changed.isEmpty()) return;
        var batches = new HashMap<UUID, List<RoleRequest>>();
        for (var one : table.batches(changed))
            if (one.isOpen())
                batches.computeIfAbsent(one.batch(), _ -> new ArrayList<>()).add(one);
        newly.forEach((batch, approvers) -> {
            var asked = batches.get(batch);
            if (asked != null) telling.waits(asked, approvers, unmanned.contains(batch));
        });
        close(noLonger, batches, "WITHDRAWN");
    }

    /** After some of these batches have been decided or changed. */
    private void close(Map<UUID, Set<UUID>> candidates, Map<UUID, List<RoleRequest>> open, String outcome) {
        var left = table.approvers(open.values().stream()
                .flatMap(List::stream)
                .map(RoleRequest::id)
                .toList());
        candidates.forEach((batch, approvers) -> {
            var waiting = open.getOrDefault(batch, List.of());
            var done = new LinkedHashSet<>(approvers);
            for (var one : waiting) done.removeAll(left.getOrDefault(one.id(), Set.of()));
            telling.done(batch, done, outcome);
            if (waiting.stream().noneMatch(RoleRequest::unmanned)) telling.doneUnmanned(batch, outcome);
        });
    }

    /** That request has been decided. */
    void decided(RoleRequest request, String outcome) {
        var open = table.batches(List.of(request.batch())).stream()
                .filter(RoleRequest::isOpen)
                .toList();
        var approvers = table.approvers(List.of(request.id())).getOrDefault(request.id(), Set.of());
        close(Map.of(request.batch(), approvers), Map.of(request.batch(), open), outcome);
    }

    private Map<UUID, Waits> waits(List<RoleRequest> open) {
        var found = deciders.of(cases(open));
        var consents = table.consents(open.stream().map(RoleRequest::id).toList());
        var owners = new HashMap<Long, UUID>();
        if (open.stream().anyMatch(one -> !one.ownerRules().isEmpty()))
            for (ConflictRule rule : rules.all()) owners.put(rule.id(), rule.owner());
        boolean self = settings.current().selfApproval();
        var waits = new HashMap<UUID, Waits>();
        for (var one : open) {
            var who = new LinkedHashSet<UUID>();
            boolean unmanned = false;
            if (one.approval() == null) {
                var decided = found.get(one.id());
                if (decided != null) who.addAll(decided.approvers());
                unmanned = who.isEmpty();
            }
            var agreed = consents.getOrDefault(one.id(), Set.of());
            for (var rule : one.ownerRules()) {
                var owner = owners.get(rule);
                if (owner == null || agreed.contains(rule)) continue;
                if (mayAgree(owner, one, self)) who.add(owner);
                else unmanned = true;
            }
            waits.put(one.id(), new Waits(who, unmanned));
        }
        return waits;
    }

    /** Nobody decides about the own roles, and whoever asks does not either unless the authority has it so. */
    static boolean mayAgree(UUID actor, RoleRequest request, boolean self) {
        return !actor.equals(request.person()) && (self || !actor.equals(request.requester()));
    }

    private List<Deciders.Case> cases(Collection<RoleRequest> open) {
        var known = policies.of(open.stream().map(RoleRequest::target).toList());
        var cases = new ArrayList<Deciders.Case>();
        for (var one : open) {
            var policy = known.get(one.target());
            // of what is gone nobody is found: the administrators reject it
            if (policy != null)
                cases.add(
                        new Deciders.Case(one.id(), policy, one.receiver(), one.person(), one.requester(), one.unit()));
        }
        return cases;
    }

    /** Whether the one who acts now may decide it in the first place, as an approver or an administrator. */
    @Transactional(readOnly = true)
    public boolean mayDecide(RoleRequest request, UUID actor, boolean admin) {
        if (!mayAgree(actor, request, settings.current().selfApproval())) return false;
        if (admin) return true;
        var found = deciders.of(cases(List.of(request))).get(request.id());
        return found != null && found.approvers().contains(actor);
    }
}
