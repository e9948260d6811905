package dk.faelled.roles.load;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The KLE codes of one unit. They limit rights and give none, so nobody's roles change. */
@Component
@Transactional
class UnitCodes {
    private final LoadTable table;
    private final TreeTable tree;
    private final Lock lock;
    private final Allowed allowed;
    private final Audit audit;

    record Said(List<String> klePerforming, List<String> kleInterest) {
        Said {
            klePerforming = OrganisationSaid.known(klePerforming);
            kleInterest = OrganisationSaid.known(kleInterest);
        }
    }

    UnitCodes(LoadTable table, TreeTable tree, Lock lock, Allowed allowed, Audit audit) {
        this.table = table;
        this.tree = tree;
        this.lock = lock;
        this.allowed = allowed;
        this.audit = audit;
    }

    public void replace(String id, Said said) {
        allowed.demand(LoadApi.LOAD);
        lock.hold();
        var view = tree.view();
        var before = LoadFaults.uuid(id).map(UnitId::new).map(view::unit).orElse(null);
        if (before == null) throw new NotFound("role_unit " + id);
        var domain = table.domain(null);
        if (!domain.rules().loaded()) throw LoadSettings.notLoaded(domain);
        Set<String> performing = Reading.codes(said.klePerforming());
        var after = before.withKle(before.inheritKle(), performing, Reading.codes(said.kleInterest()));
        if (after.equals(before)) return;
        table.keep(UnitDifference.between(
                view,
                view.units().stream()
                        .map(unit -> unit.id().equals(after.id()) ? after : unit)
                        .toList()));
        tree.changed();
        audit.changed("roles.unit.update", "unit:" + after.id(), before, after, null);
    }
}
