package dk.faelled.roles.giving;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.User;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.effective.WhatIf;
import dk.faelled.roles.lookup.Refused;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells systems outside who would gain and lose what by a change (ROL-84); nothing is kept. */
@Component
@Transactional(readOnly = true)
class WhatIfDesk {
    private final UnitAssignments assignments;
    private final PlacingDesk placing;
    private final Affected affected;
    private final WhatIf whatIf;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final CatalogueTable catalogue;

    WhatIfDesk(
            UnitAssignments assignments,
            PlacingDesk placing,
            Affected affected,
            WhatIf whatIf,
            TreeTable tree,
            RoleUserTable users,
            CatalogueTable catalogue) {
        this.assignments = assignments;
        this.placing = placing;
        this.affected = affected;
        this.whatIf = whatIf;
        this.tree = tree;
        this.users = users;
        this.catalogue = catalogue;
    }

    /** @throws Refused where not exactly one change is said, or it cannot be */
    public List<HoldingsDifference> differences(WhatIfSaid said) {
        var move = said.move();
        var assignment = said.assignment();
        var removal = said.removal();
        long changes = java.util.stream.Stream.of(move, assignment, removal)
                .filter(Objects::nonNull)
                .count();
        if (changes != 1) throw Refused.wrong("Exactly one of move, assignment and removal must be given");
        if (move != null) return moved(move);
        return assignment != null
                ? assignments.foretell(placing.wanted(assignment))
                : assignments.foretellRemoval(new AssignmentId(Objects.requireNonNull(removal)));
    }

    private List<HoldingsDifference> moved(WhatIfSaid.Move move) {
        var view = tree.view();
        var unit = unit(view, move.unit(), "move.unit");
        var under = unit(view, move.under(), "move.under");
        if (view.subtree(unit).contains(under))
            throw Refused.wrong("move.under must not be the unit itself or a unit below it");
        var draft = view.with(unit, one -> one.under(under));
        return whatIf.over(draft, affected.below(Set.of(unit), view, draft));
    }

    private static UnitId unit(OrganisationView view, @Nullable UUID said, String field) {
        if (said == null || view.unit(new UnitId(said)) == null)
            throw Refused.wrong("Unknown unit in '%s': %s".formatted(field, said));
        return new UnitId(said);
    }

    /** Some hundred of them at a time. */
    public void each(List<HoldingsDifference> differences, Consumer<WhatIfAnswer> taking) {
        WhatIf.slices(differences).forEach(slice -> {
            var roles = new HashSet<UserRoleId>();
            for (var one : slice) {
                roles.addAll(one.gained());
                roles.addAll(one.lost());
            }
            var known = catalogue.of(roles);
            var people = users.read(slice.stream().map(HoldingsDifference::user).toList()).stream()
                    .collect(Collectors.toMap(User::id, Function.identity()));
            for (var one : slice)
                taking.accept(new WhatIfAnswer(
                        account(Objects.requireNonNull(people.get(one.user()))),
                        roles(one.gained(), known),
                        roles(one.lost(), known)));
        });
    }

    private static HeldAnswer.Account account(User user) {
        return new HeldAnswer.Account(user.id().value(), user.userId(), user.extUuid(), user.name());
    }

    private static List<HeldAnswer.Role> roles(Collection<UserRoleId> ids, Catalogue known) {
        return ids.stream()
                .map(known::userRole)
                .filter(Objects::nonNull)
                .map(role -> new HeldAnswer.Role(role.id().value(), role.identifier(), role.name()))
                .toList();
    }
}
