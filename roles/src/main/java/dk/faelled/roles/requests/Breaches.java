package dk.faelled.roles.requests;

import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.effective.WhatIf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rules of separation that requests would break (4.12), all that is asked for the same user taken together. */
@Component
@Transactional(readOnly = true)
class Breaches {
    private final RoleUserTable users;
    private final Separation separation;
    private final WhatIf whatIf;

    Breaches(RoleUserTable users, Separation separation, WhatIf whatIf) {
        this.users = users;
        this.separation = separation;
        this.whatIf = whatIf;
    }

    /** By receiver; what is to be taken away breaks nothing. */
    Map<UserId, List<Separation.Broken>> of(Collection<RoleRequest> requests) {
        var more = new ArrayList<UserAssignment>();
        var people = new LinkedHashSet<UserId>();
        for (var one : requests)
            if (one.adds()) {
                people.add(one.receiver());
                more.add(new UserAssignment(
                        new AssignmentId(-1L - more.size()),
                        one.receiver(),
                        one.target(),
                        one.dates(),
                        one.unit(),
                        one.postponed()));
            }
        if (more.isEmpty()) return Map.of();
        var found = new HashMap<UserId, List<Separation.Broken>>();
        for (var one : separation.foresee(() -> whatIf.with(users.read(people), more)))
            found.computeIfAbsent(one.user(), _ -> new ArrayList<>()).add(one);
        return found;
    }

    List<Separation.Broken> of(RoleRequest request) {
        return of(List.of(request)).getOrDefault(request.receiver(), List.of());
    }

    /** Refused where one of the rules forbids it. */
    static void demandNoneBlocks(Collection<Separation.Broken> broken) {
        for (var one : broken) if (one.rule().severity() == ConflictRule.Severity.BLOCK) throw one.said();
    }

    /** Of the rules, each once. */
    static List<String> names(Collection<Separation.Broken> broken) {
        return broken.stream().map(one -> one.rule().name()).distinct().toList();
    }

    /** Numbers of the rules whose owners have to agree. */
    static List<Long> owned(Collection<Separation.Broken> broken) {
        return broken.stream()
                .filter(one -> one.rule().severity() == ConflictRule.Severity.APPROVE)
                .map(one -> one.rule().id())
                .distinct()
                .toList();
    }
}
