package dk.faelled.roles.load;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The KLE codes of one unit. They limit rights and give none, so nobody's roles change. */
@Component
@Transactional
class UnitCodes {
    private final LoadTable table;
    private final TreeTable tree;
    private final Lock lock;
    private final Classes classes;
    private final Allowed allowed;
    private final Audit audit;
    private final Clock clock;

    record Said(List<String> klePerforming, List<String> kleInterest) {
        Said {
            klePerforming = OrganisationSaid.known(klePerforming);
            kleInterest = OrganisationSaid.known(kleInterest);
        }
    }

    UnitCodes(LoadTable table, TreeTable tree, Lock lock, Classes classes, Allowed allowed, Audit audit, Clock clock) {
        this.table = table;
        this.tree = tree;
        this.lock = lock;
        this.classes = classes;
        this.allowed = allowed;
        this.audit = audit;
        this.clock = clock;
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

    /** Only as long as no unit has any codes. Units that are not there are skipped. */
    public void first(List<FirstCodes.Said> said) {
        allowed.demand(LoadApi.LOAD);
        lock.hold();
        var domain = table.domain(null);
        if (!domain.rules().loaded()) throw LoadSettings.notLoaded(domain);
        var view = tree.view();
        for (var unit : view.units())
            if (!unit.klePerforming().isEmpty())
                throw new LoadRefused(HttpStatus.BAD_REQUEST, "OrgUnits with KLE are there already: " + unit.id());
        var wanted = new LinkedHashMap<UnitId, FirstCodes.Codes>();
        for (var one : said) {
            var id = LoadFaults.uuid(one.uuid()).map(UnitId::new).filter(unit -> view.unit(unit) != null);
            if (id.isPresent() && one.kle() != null) wanted.put(id.get(), one.kle());
        }
        var codes = new FirstCodes(plan()).of(wanted, view::subtree);
        if (codes.isEmpty()) return;
        var difference = UnitDifference.between(
                view,
                view.units().stream()
                        .map(unit -> codes.containsKey(unit.id())
                                ? unit.withKle(
                                        unit.inheritKle(),
                                        Objects.requireNonNull(codes.get(unit.id())),
                                        unit.kleInterest())
                                : unit)
                        .toList());
        table.keep(difference);
        tree.changed();
        var changes = new ArrayList<Change>();
        for (int i = 0; i < difference.changed().size(); i++) {
            var after = difference.changed().get(i);
            changes.add(new Change(
                    "roles.unit.update",
                    "unit:" + after.id(),
                    difference.before().get(i),
                    after,
                    null));
        }
        audit.changed(changes);
    }

    /** All numbers of the plan, retired ones too. */
    private List<String> plan() {
        return classes.of("kle_number", AsOf.on(LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))).stream()
                .map(found -> found.state().userKey())
                .toList();
    }
}
