package dk.faelled.roles.report;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.export.XlsxFile;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.catalogue.RoleChoices;
import dk.faelled.roles.effective.RoleUserTable;
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
import java.util.Objects;
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
    private final RoleUserTable users;
    private final RoleChoices choices;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;

    /** What was asked for, found to be sensible. */
    record Wanted(Frame frame, List<Sheet> sheets, List<List<@Nullable Object>> facts) {}

    ReportDesk(
            ReportTable table,
            Asked asked,
            TreeTable tree,
            RoleUserTable users,
            RoleChoices choices,
            Tenants tenants,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.asked = asked;
        this.tree = tree;
        this.users = users;
        this.choices = choices;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** As a system outside has said it; what cannot be is refused in the words that clients know. */
    public Wanted wanted(ReportSaid said) {
        var view = tree.view();
        for (var unit : said.unitFilter())
            if (view.unit(new UnitId(unit)) == null) throw Refused.wrong("Unknown OrgUnit in unitFilter: " + unit);
        if (said.itsystemFilter().stream().anyMatch(system -> system <= 0)) throw Refused.wrong("Unknown it-system");
        var named = said.managerFilter();
        var manager = named == null || named.isBlank()
                ? null
                : asked.user(named, asked.domain(null)).id();
        if (manager != null && view.managedBy(manager).isEmpty())
            throw Refused.wrong("The user of managerFilter manages no OrgUnit");
        return wanted(
                new ReportWish(said.unitFilter(), said.itsystemFilter(), manager, said.parts()),
                said.day(today()),
                null);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    /** @param day today or before @param template what the report is called; null where it has no name */
    public Wanted wanted(ReportWish wish, LocalDate day, @Nullable String template) {
        var now = clock.instant();
        if (day.isAfter(today())) throw new RuleBroken("roles.report.future").at("day");
        var at = day.equals(today())
                ? now
                : day.plusDays(1).atStartOfDay(Formats.COPENHAGEN).toInstant();
        var units = units(wish);
        return new Wanted(
                new Frame(day, at, units, wish.systems(), wish.has(ReportPart.INACTIVE)),
                sheets(wish),
                facts(wish, day, now, units, template));
    }

    private Set<UUID> units(ReportWish wish) {
        var view = tree.view();
        for (var unit : wish.units())
            if (view.unit(new UnitId(unit)) == null) throw new RuleBroken("roles.report.unit.gone").at("units");
        var units = new HashSet<>(wish.units());
        var manager = wish.manager();
        if (manager == null) return units;
        var led = view.managedBy(manager).stream().map(UnitId::value).collect(Collectors.toSet());
        if (led.isEmpty()) throw new RuleBroken("roles.report.manager.leads-nothing").at("manager");
        if (!units.isEmpty()) led.retainAll(units);
        return led.isEmpty() ? Set.of(new UUID(0, 0)) : led;
    }

    private static List<Sheet> sheets(ReportWish wish) {
        return Arrays.stream(Sheet.values())
                .filter(sheet -> switch (sheet) {
                    case USERS, HELD -> wish.has(ReportPart.USERS);
                    case USER_ROLES -> wish.has(ReportPart.USER_ROLES);
                    case UNIT_ROLES, PLACED, MANAGERS -> wish.has(ReportPart.UNITS);
                    case UNIT_KLE -> wish.has(ReportPart.KLE);
                    case USER_KLE -> wish.has(ReportPart.KLE) && wish.has(ReportPart.USERS);
                    case NEGATIVE -> wish.has(ReportPart.NEGATIVE);
                    case SYSTEM_ROLES -> wish.has(ReportPart.SYSTEM_ROLES);
                })
                .toList();
    }

    private List<List<@Nullable Object>> facts(
            ReportWish wish, LocalDate day, Instant now, Collection<UUID> units, @Nullable String template) {
        var facts = new ArrayList<List<@Nullable Object>>();
        facts.add(List.of(
                Messages.text("roles.report.authority"),
                tenants.find(Tenant.current()).orElseThrow().name()));
        if (template != null) facts.add(List.of(Messages.text("roles.report.template"), template));
        facts.add(List.of(Messages.text("roles.report.day"), day));
        facts.add(List.of(Messages.text("roles.report.made"), now));
        facts.add(List.of(
                Messages.text("roles.report.by"), Context.current().actor().name()));
        if (!units.isEmpty()) facts.add(List.of(Messages.text("roles.report.units"), names(units)));
        if (!wish.systems().isEmpty())
            facts.add(List.of(Messages.text("roles.report.systems"), String.join(", ", systems(wish))));
        if (wish.manager() != null) facts.add(List.of(Messages.text("roles.report.manager"), manager(wish)));
        return facts;
    }

    /** In the order of the alphabet. */
    String names(Collection<UUID> units) {
        var view = tree.view();
        return units.stream()
                .map(unit -> view.unit(new UnitId(unit)))
                .filter(Objects::nonNull)
                .map(OrgUnit::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What its systems are called; those that are gone are left out. */
    List<String> systems(ReportWish wish) {
        return choices.systems("", wish.systems()).stream().map(Option::text).toList();
    }

    /** What its manager is called; empty for none. */
    String manager(ReportWish wish) {
        var manager = wish.manager();
        if (manager == null) return "";
        return users.read(List.of(manager)).stream()
                .map(user -> user.name() + " (" + user.userId() + ")")
                .findFirst()
                .orElse("");
    }

    /** @param about what the log says was read: {@code tenant:}, or the template */
    public void write(Wanted wanted, OutputStream out, String about) throws IOException {
        audit.viewed("roles.report", List.of(about));
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
