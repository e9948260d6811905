package dk.faelled.roles.report;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.export.XlsxFile;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.lookup.Refused;
import dk.faelled.roles.report.ReportTable.Frame;
import dk.faelled.roles.report.ReportTable.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the report that is asked for (ad hoc-rapport), as it is read. */
@Component
@Transactional(readOnly = true)
class ReportDesk {
    private final ReportTable table;
    private final Asked asked;
    private final TreeTable tree;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;

    /** What was asked for, found to be sensible. */
    record Wanted(Frame frame, List<Sheet> sheets, List<List<@Nullable Object>> facts) {}

    ReportDesk(ReportTable table, Asked asked, TreeTable tree, Tenants tenants, Audit audit, Clock clock) {
        this.table = table;
        this.asked = asked;
        this.tree = tree;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    public Wanted wanted(ReportSaid said) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Formats.COPENHAGEN);
        var day = said.day(today);
        var at = day.equals(today)
                ? now
                : day.plusDays(1).atStartOfDay(Formats.COPENHAGEN).toInstant();
        boolean inactive = ReportSaid.is(said.showInactiveUsers(), false);
        var units = units(said);
        if (said.itsystemFilter().stream().anyMatch(system -> system <= 0)) throw Refused.wrong("Unknown it-system");
        return new Wanted(
                new Frame(day, at, units, said.itsystemFilter(), inactive), sheets(said), facts(said, day, now, units));
    }

    private Set<UUID> units(ReportSaid said) {
        var view = tree.view();
        for (var unit : said.unitFilter())
            if (view.unit(new UnitId(unit)) == null) throw Refused.wrong("Unknown OrgUnit in unitFilter: " + unit);
        var units = new HashSet<>(said.unitFilter());
        var manager = said.managerFilter();
        if (manager == null || manager.isBlank()) return units;
        var led = view.managedBy(asked.user(manager, asked.domain(null)).id()).stream()
                .map(UnitId::value)
                .collect(Collectors.toSet());
        if (led.isEmpty()) throw Refused.wrong("The user of managerFilter manages no OrgUnit");
        if (!units.isEmpty()) led.retainAll(units);
        return led.isEmpty() ? Set.of(new UUID(0, 0)) : led;
    }

    private static List<Sheet> sheets(ReportSaid said) {
        boolean users = ReportSaid.is(said.showUsers(), true);
        boolean units = ReportSaid.is(said.showOUs(), false);
        boolean codes = ReportSaid.is(said.showKLE(), true);
        return Arrays.stream(Sheet.values())
                .filter(sheet -> switch (sheet) {
                    case USERS, HELD -> users;
                    case USER_ROLES -> ReportSaid.is(said.showUserRoles(), true);
                    case UNIT_ROLES, PLACED, MANAGERS -> units;
                    case UNIT_KLE -> codes;
                    case USER_KLE -> codes && users;
                    case NEGATIVE -> ReportSaid.is(said.showNegativeRoles(), false);
                    case SYSTEM_ROLES -> ReportSaid.is(said.showItSystems(), true);
                })
                .toList();
    }

    private List<List<@Nullable Object>> facts(ReportSaid said, LocalDate day, Instant now, Collection<UUID> units) {
        var view = tree.view();
        var facts = new ArrayList<List<@Nullable Object>>();
        facts.add(List.of(
                Messages.text("roles.report.authority"),
                tenants.find(Tenant.current()).orElseThrow().name()));
        facts.add(List.of(Messages.text("roles.report.day"), day));
        facts.add(List.of(Messages.text("roles.report.made"), now));
        facts.add(List.of(
                Messages.text("roles.report.by"), Context.current().actor().name()));
        if (!units.isEmpty())
            facts.add(List.of(
                    Messages.text("roles.report.units"),
                    units.stream()
                            .map(unit -> view.unit(new UnitId(unit)))
                            .filter(java.util.Objects::nonNull)
                            .map(unit -> unit.name())
                            .sorted()
                            .collect(Collectors.joining(", "))));
        if (said.managerFilter() != null && !said.managerFilter().isBlank())
            facts.add(List.of(Messages.text("roles.report.manager"), said.managerFilter()));
        return facts;
    }

    public void write(Wanted wanted, OutputStream out) throws IOException {
        audit.viewed("roles.report", List.of("tenant:" + Tenant.current()));
        try (var file = new XlsxFile(
                out,
                Messages.text("roles.report.sheet.facts"),
                List.of(Messages.text("roles.report.fact"), Messages.text("roles.report.value")))) {
            for (var fact : wanted.facts()) file.row(fact);
            for (var sheet : wanted.sheets()) {
                var key = "roles.report.sheet." + sheet;
                file.sheet(
                        Messages.text(key),
                        Arrays.asList(Messages.text(key + ".heads").split("\\|", -1)));
                table.each(sheet, wanted.frame(), cells -> row(file, sheet, cells));
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void row(XlsxFile file, Sheet sheet, List<@Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++)
            if (sheet.isWord(i) && cells.get(i) != null)
                cells.set(i, Messages.text("roles.report.word." + cells.get(i)));
        try {
            file.row(cells);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
