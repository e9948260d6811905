package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.effective.WhatIf;
import dk.faelled.roles.form.Filled;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what everybody would gain and lose if a unit lay under another one (ROL-84); nothing is moved. */
@Component
@Transactional(readOnly = true)
class UnitMoving {
    private static final int CHOICES = 50;
    private final TreeTable tree;
    private final Affected affected;
    private final WhatIf whatIf;
    private final UnitAssigning assigning;

    UnitMoving(TreeTable tree, Affected affected, WhatIf whatIf, UnitAssigning assigning) {
        this.tree = tree;
        this.affected = affected;
        this.whatIf = whatIf;
        this.assigning = assigning;
    }

    /** @param in {@code under}, the unit that it would lie under, and {@code underQuery}, by which one is looked for */
    UnitMoveView view(UnitId id, Filled in) {
        var view = tree.view();
        var unit = view.unit(id);
        if (unit == null) throw new NotFound("role_unit " + id);
        var below = view.subtree(id);
        var choices = choices(view, below, in);
        try {
            var foretold = in.has("show") ? foretold(view, unit, below, in) : null;
            return new UnitMoveView(id.value(), unit.name(), choices, foretold, in, Errors.NONE);
        } catch (RuleBroken broken) {
            return new UnitMoveView(id.value(), unit.name(), choices, null, in, Errors.of(broken));
        }
    }

    private Foretold foretold(OrganisationView view, OrgUnit unit, Set<UnitId> below, Filled in) {
        var under = chosen(view, in);
        if (under == null) throw new RuleBroken("roles.move.nothing", unit.name()).at("under");
        if (below.contains(under.id())) throw new RuleBroken("roles.move.below", under.name(), unit.name()).at("under");
        var draft = view.with(unit.id(), one -> one.under(under.id()));
        return assigning.named(whatIf.over(draft, affected.below(Set.of(unit.id()), view, draft)));
    }

    private static @Nullable OrgUnit chosen(OrganisationView view, Filled in) {
        return in.uuid("under").map(UnitId::new).map(view::unit).orElse(null);
    }

    private static List<Option> choices(OrganisationView view, Set<UnitId> below, Filled in) {
        var chosen = chosen(view, in);
        var query = in.text("underQuery").toLowerCase(Locale.ROOT);
        return view.units().stream()
                .filter(unit -> unit.equals(chosen)
                        || !query.isEmpty()
                                && unit.name().toLowerCase(Locale.ROOT).contains(query)
                                && !below.contains(unit.id()))
                .sorted(Comparator.comparing((OrgUnit unit) -> !unit.equals(chosen))
                        .thenComparing(OrgUnit::name))
                .limit(CHOICES)
                .map(unit -> new Option(unit.id().toString(), unit.name()))
                .toList();
    }
}
