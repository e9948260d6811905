package dk.faelled.roles.assignment;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.Conflict;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.effective.WhatIf;
import dk.faelled.roles.rule.Conflicts;
import dk.faelled.roles.rule.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks for what nobody should hold together before it is given. */
@Component
class ConflictCheck implements Separation {
    private static final int NAMED = 5;
    private final ConflictRules rules;
    private final Mitigations mitigations;
    private final CatalogueTable catalogue;
    private final Audit audit;

    /** Somebody would break a rule that he or she does not break now. */
    private record Anew(User user, Conflict conflict) {}

    private record Exempt(long rule, UserId user) {}

    /** As the log keeps it. */
    record Together(String rule, String severity, long left, long right) {}

    ConflictCheck(ConflictRules rules, Mitigations mitigations, CatalogueTable catalogue, Audit audit) {
        this.rules = rules;
        this.mitigations = mitigations;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * Refused where a rule that blocks would be broken anew, or one that wants its owner's approval while somebody else
     * asks; the rest is only written down. Whoever has a mitigation is left alone.
     */
    @Override
    public void demand(Supplier<WhatIf.Future> future) {
        demand(future, Set.of());
    }

    @Override
    public void demand(Supplier<WhatIf.Future> future, Set<Long> consented) {
        var all = rules.all();
        if (all.isEmpty()) return;
        settle(anew(all, future.get()), consented);
    }

    @Override
    public List<Broken> foresee(Supplier<WhatIf.Future> future) {
        var all = rules.all();
        if (all.isEmpty()) return List.of();
        return anew(all, future.get()).stream()
                .map(one -> new Broken(one.conflict().rule(), one.user().id(), refusal(List.of(one))))
                .toList();
    }

    @Override
    public void demandAll(Supplier<Stream<WhatIf.Future>> future) {
        var all = rules.all();
        if (!all.isEmpty()) future.get().forEach(some -> settle(anew(all, some), Set.of()));
    }

    @Override
    public void demand(Target given, Supplier<Stream<WhatIf.Future>> future) {
        var all = rules.all();
        if (all.isEmpty() || !speakOf(all, given)) return;
        future.get().forEach(some -> settle(anew(all, some), Set.of()));
    }

    /** Whether what is given may stand on a side of a rule; where it does not, nothing of it can break one. */
    private boolean speakOf(List<ConflictRule> all, Target given) {
        var roles =
                switch (given) {
                    case Target.OfRole(var role) -> Set.of(role);
                    case Target.OfGroup(var group) ->
                        catalogue
                                .group(group)
                                .map(found -> found.value().roles())
                                .orElseGet(TreeSet::new);
                };
        var group = given instanceof Target.OfGroup(var id) ? id : null;
        var made = catalogue.of(roles).userRoles();
        return all.stream()
                .flatMap(rule -> Stream.concat(rule.left().stream(), rule.right().stream()))
                .anyMatch(choice -> switch (choice) {
                    case Choice.Role(var role) -> roles.contains(role);
                    case Choice.Group(var wanted) -> wanted.equals(group);
                    case Choice.System(var system) ->
                        made.stream().anyMatch(role -> role.system().equals(system));
                    case Choice.Right(var right) ->
                        made.stream().flatMap(role -> role.parts().stream()).anyMatch(part -> part.systemRole()
                                .equals(right));
                });
    }

    @Override
    public Runnable composing(Supplier<Stream<WhatIf.Future>> asItIs) {
        var all = rules.all();
        if (all.isEmpty()) return () -> {};
        var known = new HashMap<UserId, Set<Long>>();
        asItIs.get().forEach(some -> {
            var conflicts = conflicts(some, some.prospects());
            for (var prospect : some.prospects()) {
                var broken = broken(conflicts, prospect.user(), prospect.before(), all);
                if (!broken.isEmpty()) known.put(prospect.user().id(), broken);
            }
        });
        return () -> asItIs.get()
                .forEach(some -> settle(
                        anew(
                                all,
                                conflicts(some, some.prospects()),
                                some.prospects(),
                                prospect -> known.getOrDefault(prospect.user().id(), Set.of())),
                        Set.of()));
    }

    private void settle(List<Anew> anew, Set<Long> consented) {
        var refused = anew.stream()
                .filter(one -> isRefused(one.conflict().rule(), consented))
                .toList();
        if (!refused.isEmpty()) throw refusal(refused);
        audit.changed(anew.stream()
                .map(one -> new Audit.Change(
                        "roles.conflict.accept", "role-user:" + one.user().id(), null, written(one.conflict()), null))
                .toList());
    }

    private static boolean isRefused(ConflictRule rule, Set<Long> consented) {
        return switch (rule.severity()) {
            case BLOCK -> true;
            case APPROVE ->
                !consented.contains(rule.id())
                        && !rule.owner().equals(Context.current().actor().id());
            case WARN -> false;
        };
    }

    private List<Anew> anew(List<ConflictRule> all, WhatIf.Future future) {
        var changed = future.prospects().stream()
                .filter(prospect -> !prospect.before().equals(prospect.after()))
                .toList();
        if (changed.isEmpty()) return List.of();
        var conflicts = conflicts(future, changed);
        return anew(all, conflicts, changed, prospect -> broken(conflicts, prospect.user(), prospect.before(), all));
    }

    private Conflicts conflicts(WhatIf.Future future, List<WhatIf.Prospect> prospects) {
        var roles = new HashSet<UserRoleId>();
        for (var prospect : prospects) {
            roles.addAll(prospect.before().roles());
            roles.addAll(prospect.after().roles());
        }
        return new Conflicts(catalogue.of(roles), new Resolution(future.organisation()), future.given());
    }

    /** Numbers of the rules. */
    private static Set<Long> broken(Conflicts conflicts, User user, Holdings holdings, List<ConflictRule> all) {
        return conflicts.of(user, holdings, all).stream()
                .map(conflict -> conflict.rule().id())
                .collect(Collectors.toSet());
    }

    /** @param broken which rules somebody breaks already */
    private List<Anew> anew(
            List<ConflictRule> all,
            Conflicts conflicts,
            List<WhatIf.Prospect> prospects,
            Function<WhatIf.Prospect, Set<Long>> broken) {
        var exempt = exempt();
        var anew = new ArrayList<Anew>();
        for (var prospect : prospects) {
            var known = broken.apply(prospect);
            for (var conflict : conflicts.of(prospect.user(), prospect.after(), all))
                if (!known.contains(conflict.rule().id())
                        && !exempt.contains(
                                new Exempt(conflict.rule().id(), prospect.user().id())))
                    anew.add(new Anew(prospect.user(), conflict));
        }
        return anew;
    }

    private Set<Exempt> exempt() {
        return mitigations.current().stream()
                .map(one -> new Exempt(one.rule(), one.user()))
                .collect(Collectors.toSet());
    }

    private RuleBroken refusal(List<Anew> refused) {
        var first = refused.getFirst().conflict();
        var approve = first.rule().severity() == ConflictRule.Severity.APPROVE ? ".approve" : "";
        if (refused.size() == 1)
            return new RuleBroken(
                            "roles.conflict" + approve,
                            first.rule().name(),
                            name(first.left()),
                            how(first.left()),
                            name(first.right()),
                            how(first.right()),
                            refused.getFirst().user().name())
                    .at("target");
        var names = refused.stream()
                .map(one -> one.user().name())
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return new RuleBroken(
                        "roles.conflict.many" + approve,
                        first.rule().name(),
                        refused.stream().map(one -> one.user().id()).distinct().count(),
                        names)
                .at("target");
    }

    private static Together written(Conflict conflict) {
        return new Together(
                conflict.rule().name(),
                conflict.rule().severity().name(),
                conflict.left().assignment().value(),
                conflict.right().assignment().value());
    }

    private String name(EffectiveRole row) {
        var role = row.role();
        return role == null
                ? ""
                : catalogue.userRole(role).map(found -> found.value().name()).orElse(role.toString());
    }

    private static String how(EffectiveRole row) {
        // what is not given yet has no number
        if (row.assignment().value() <= 0) return Messages.text("roles.how.asked");
        return Messages.text(
                row.source() == EffectiveRole.Source.USER ? "roles.how.direct" : "roles.how.unit",
                row.assignment().toString());
    }
}
