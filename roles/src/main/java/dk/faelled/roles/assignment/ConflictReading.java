package dk.faelled.roles.assignment;

import dk.faelled.roles.Catalogue;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.WhatIf;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells systems outside who holds today what should be kept apart (ROL-83). */
@Component
@Transactional(readOnly = true)
public class ConflictReading {
    private final ConflictRules rules;
    private final ConflictFindings findings;
    private final Mitigations mitigations;
    private final CatalogueTable catalogue;

    ConflictReading(ConflictRules rules, ConflictFindings findings, Mitigations mitigations, CatalogueTable catalogue) {
        this.rules = rules;
        this.findings = findings;
        this.mitigations = mitigations;
        this.catalogue = catalogue;
    }

    /** Rule by rule, some hundred users at a time. */
    public void each(Consumer<ConflictAnswer> taking) {
        var exempt = new HashMap<Long, Map<UserId, LocalDate>>();
        for (var one : mitigations.current())
            exempt.computeIfAbsent(one.rule(), _ -> new HashMap<>()).put(one.user(), one.expires());
        for (var rule : rules.all())
            WhatIf.slices(findings.suspects(rule))
                    .forEach(slice -> told(rule, slice, exempt.getOrDefault(rule.id(), Map.of()), taking));
    }

    private void told(
            ConflictRule rule, List<UserId> slice, Map<UserId, LocalDate> exempt, Consumer<ConflictAnswer> taking) {
        var found = findings.of(rule, slice);
        var roles = new HashSet<UserRoleId>();
        for (var one : found)
            Stream.of(one.conflict().left(), one.conflict().right())
                    .map(EffectiveRole::role)
                    .filter(Objects::nonNull)
                    .forEach(roles::add);
        var known = catalogue.of(roles);
        for (var one : found) {
            var user = one.user();
            taking.accept(new ConflictAnswer(
                    rule.id(),
                    rule.name(),
                    rule.severity().name(),
                    new ConflictAnswer.Account(user.id().value(), user.userId(), user.extUuid(), user.name()),
                    side(one.conflict().left(), known),
                    side(one.conflict().right(), known),
                    exempt.get(user.id())));
        }
    }

    private static ConflictAnswer.Side side(EffectiveRole held, Catalogue known) {
        var role = Objects.requireNonNull(known.userRole(Objects.requireNonNull(held.role())));
        return new ConflictAnswer.Side(
                role.id().value(),
                role.identifier(),
                role.name(),
                held.through().name());
    }
}
