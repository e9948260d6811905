package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.OpusRows.UnitEnd;
import dk.faelled.organisation.importing.OpusRows.UnitRow;
import dk.faelled.platform.Staging;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The units of a payroll file, in any order: parents are applied before their children, closed ones after all else. */
class OpusUnitReading {
    static final int UNITS = 100;
    static final int CLOSINGS = 400;
    private static final int DEEPEST = 150;
    private static final Set<String> KNOWN = Set.of(
            "startDate",
            "endDate",
            "parentOrgUnit",
            "shortName",
            "longName",
            "street",
            "zipCode",
            "city",
            "phoneNumber",
            "cvrNr",
            "eanNr",
            "seNr",
            "pNr",
            "costCenter",
            "orgType",
            "orgTypeTxt");
    private final Staging out;
    private final LocalDate on;
    private final Map<String, Read> units = new LinkedHashMap<>();

    /** @param row null where it was refused */
    private record Read(
            long line,
            long parentLine,
            String parent,
            @Nullable UnitRow row) {}

    OpusUnitReading(Staging out, LocalDate on) {
        this.out = out;
        this.on = on;
    }

    void read(OpusElement unit, BiConsumer<OpusElement, Set<String>> known) {
        known.accept(unit, KNOWN);
        var check = new OpusCheck(unit, out, cpr -> cpr, true);
        var number = check.required("id");
        if (check.refused()) return;
        var before = units.get(number);
        if (before != null) {
            check.problem("id", number, "twice", number, before.line());
            return;
        }
        var changed = check.day("lastChanged");
        var from = check.day("startDate");
        var row = new UnitRow(
                number,
                on,
                changed == null ? on : changed,
                from,
                check.dayAfter(unit, "endDate", from),
                unit.text("parentOrgUnit"),
                OpusReading.first(unit.text("longName"), unit.text("shortName")),
                OpusReading.first(unit.text("orgTypeTxt"), unit.text("orgType"), "Enhed"),
                contacts(unit, check));
        if (row.name().isEmpty()) check.problem("longName", "", "missing", "longName");
        units.put(
                number, new Read(unit.line(), unit.line("parentOrgUnit"), row.parent(), check.refused() ? null : row));
    }

    private static Map<String, String> contacts(OpusElement unit, OpusCheck check) {
        var contacts = new LinkedHashMap<String, String>();
        contacts.put("phone", check.phone("phoneNumber"));
        contacts.put("ean", check.digits("eanNr", 13));
        contacts.put("pnumber", check.digits("pNr", 10));
        contacts.put(OpusRows.POST, OpusReading.post(unit.text("street"), unit.text("zipCode"), unit.text("city"), ""));
        contacts.put("cvr", none(unit.text("cvrNr")));
        contacts.put("se", none(unit.text("seNr")));
        contacts.put("costs", none(unit.text("costCenter")));
        contacts.values().removeIf(String::isEmpty);
        return contacts;
    }

    private static String none(String number) {
        return number.matches("0*") ? "" : number;
    }

    void stage() {
        units.forEach((number, unit) -> {
            var row = unit.row();
            if (row == null) return;
            int depth = depth(number);
            if (depth < 0) {
                out.problem(
                        unit.parentLine(),
                        "parentOrgUnit",
                        unit.parent(),
                        OpusCheck.text("circle", number),
                        OpusCheck.right("circle"));
                return;
            }
            out.row(UNITS + depth, unit.line(), row);
            if (row.until() != null)
                out.row(CLOSINGS + DEEPEST - depth, unit.line(), new UnitEnd(number, on, row.until()));
        });
    }

    /** How many units of the file stand above it; negative where it stands above itself. */
    private int depth(String number) {
        var seen = new HashSet<String>();
        int depth = 0;
        for (var unit = units.get(number); unit != null; unit = units.get(unit.parent())) {
            if (!seen.add(unit.parent())) return -1;
            if (unit.parent().equals(number)) return -1;
            if (units.containsKey(unit.parent())) depth++;
        }
        return Math.min(depth, DEEPEST);
    }
}
