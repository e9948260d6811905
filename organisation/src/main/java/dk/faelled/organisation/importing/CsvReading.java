package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.CsvRows.EngagementRow;
import dk.faelled.organisation.importing.CsvRows.EngagementState;
import dk.faelled.organisation.importing.CsvRows.ManagerRow;
import dk.faelled.organisation.importing.CsvRows.ManagerState;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.CsvRows.PersonRow;
import dk.faelled.organisation.importing.CsvRows.UnitRow;
import dk.faelled.organisation.importing.CsvRows.UnitState;
import dk.faelled.platform.Staging;
import dk.faelled.platform.importing.CsvTable;
import dk.faelled.platform.importing.CsvTable.Row;
import dk.faelled.platform.importing.Values;
import dk.faelled.platform.page.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one file of the CSV set into staged rows; what a row gets wrong is said with its line and column. */
class CsvReading {
    static final int PERSONS = 10;
    static final int UNITS = 100;
    static final int ENGAGEMENTS = 300;
    static final int MANAGERS = 400;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private final Staging out;
    private final UnaryOperator<String> sealedCpr;

    /** @param sealedCpr writes a number of ten digits so that it may be staged */
    CsvReading(Staging out, UnaryOperator<String> sealedCpr) {
        this.out = out;
        this.sealedCpr = sealedCpr;
    }

    void read(CsvTable table) {
        if (table.has("given_name")) persons(table);
        else if (table.has("job_function")) engagements(table);
        else if (table.has("unit_key")) managers(table);
        else if (table.has("name")) units(table);
        else out.problem(1, "", "", text("unknown-file"), text("unknown-file.right"));
    }

    private void units(CsvTable table) {
        record Gathered(long line, Row first, List<UnitState> states) {}
        var byKey = new LinkedHashMap<String, Gathered>();
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || lacks(row, "key", "name")) continue;
            var period = period(row, false);
            if (period.isEmpty()) continue;
            var state = new UnitState(
                    row.get("name"), row.get("parent_key"), row.get("type"), row.get("level"), period.get());
            var first = row;
            byKey.computeIfAbsent(row.get("key"), key -> new Gathered(first.line(), first, new ArrayList<>()))
                    .states()
                    .add(state);
        }
        var parents = new LinkedHashMap<String, String>();
        byKey.forEach((key, unit) -> parents.put(key, unit.states().getLast().parentKey()));
        byKey.forEach((key, unit) -> out.row(
                UNITS + depth(key, parents),
                unit.line(),
                new UnitRow(
                        key,
                        unit.first().get("uuid"),
                        unit.states(),
                        unit.first().get("phone"),
                        unit.first().get("email"),
                        unit.first().get("ean"),
                        unit.first().get("pnumber"))));
    }

    private void persons(CsvTable table) {
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || lacks(row, "given_name", "surname")) continue;
            if (row.get("cpr").isEmpty() && row.get("key").isEmpty()) {
                missing(row, "key");
                continue;
            }
            var cpr = row.get("cpr").replaceFirst("^(\\d{6})[- ](\\d{4})$", "$1$2");
            // spreadsheets eat the leading zero
            if (cpr.matches("\\d{9}")) cpr = "0" + cpr;
            if (!cpr.isEmpty() && !cpr.matches("\\d{10}")) {
                out.problem(row.line(), "cpr", "***", text("cpr"), text("cpr.right"));
                continue;
            }
            var sealed = cpr.isEmpty() ? "" : sealedCpr.apply(cpr);
            out.row(
                    PERSONS,
                    row.line(),
                    new PersonRow(
                            row.get("key"),
                            row.get("uuid"),
                            sealed,
                            row.get("given_name"),
                            row.get("surname"),
                            row.get("nickname"),
                            row.get("email"),
                            row.get("phone")));
        }
    }

    private void engagements(CsvTable table) {
        String key = "";
        String person = "";
        long line = 0;
        var states = new ArrayList<EngagementState>();
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || lacks(row, "key", "person", "unit_key", "job_function", "from")) continue;
            var state = engagement(row);
            if (state.isEmpty()) continue;
            if (!row.get("key").equals(key)) {
                if (!states.isEmpty()) out.row(ENGAGEMENTS, line, new EngagementRow(key, person, List.copyOf(states)));
                states.clear();
                key = row.get("key");
                person = person(row);
                line = row.line();
            }
            states.add(state.get());
        }
        if (!states.isEmpty()) out.row(ENGAGEMENTS, line, new EngagementRow(key, person, List.copyOf(states)));
    }

    private Optional<EngagementState> engagement(Row row) {
        var period = period(row, true);
        if (period.isEmpty()) return Optional.empty();
        @Nullable Integer fraction = null;
        if (!row.get("fraction").isEmpty()) {
            var given = Values.decimal(row.get("fraction"));
            if (given.isEmpty() || given.get().signum() < 0 || given.get().compareTo(BigDecimal.ONE) > 0) {
                out.problem(row.line(), "fraction", row.get("fraction"), text("fraction"), text("fraction.right"));
                return Optional.empty();
            }
            fraction = given.get().multiply(MILLION).intValue();
        }
        var primary = Values.yesNo(row.get("primary"));
        if (primary.isEmpty()) {
            out.problem(row.line(), "primary", row.get("primary"), text("yes-no"), text("yes-no.right"));
            return Optional.empty();
        }
        var rank = row.get("primary").isEmpty() ? "" : primary.get() ? "primary" : "non-primary";
        return Optional.of(new EngagementState(
                row.get("unit_key"), row.get("job_function"), row.get("type"), fraction, rank, period.get()));
    }

    private void managers(CsvTable table) {
        record Gathered(long line, String unit, String type, List<ManagerState> states) {}
        var roles = new LinkedHashMap<String, Gathered>();
        var seen = new LinkedHashMap<String, Integer>();
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || lacks(row, "unit_key")) continue;
            var period = period(row, false);
            if (period.isEmpty()) continue;
            var responsibilities = Arrays.stream(row.get("responsibilities").split("\\|", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            var state = new ManagerState(person(row), row.get("level"), responsibilities, period.get());
            // two rows of a unit and type that begin on the same day are two roles, else one role that passes on
            var role = row.get("unit_key") + "|" + row.get("type");
            int number = seen.merge(role + "|" + period.get().from(), 1, Integer::sum);
            var line = row.line();
            var unit = row.get("unit_key");
            var type = row.get("type");
            roles.computeIfAbsent(role + "|" + number, name -> new Gathered(line, unit, type, new ArrayList<>()))
                    .states()
                    .add(state);
        }
        roles.forEach((name, role) -> out.row(
                MANAGERS, role.line(), new ManagerRow(name, role.unit(), role.type(), List.copyOf(role.states()))));
    }

    /** A reference to a person that is a CPR number is staged sealed, like the number itself. */
    private String person(Row row) {
        var person = row.get("person").replaceFirst("^(\\d{6})[- ](\\d{4})$", "$1$2");
        return person.matches("\\d{10}") ? "cpr:" + sealedCpr.apply(person) : person;
    }

    private Optional<Period> period(Row row, boolean fromRequired) {
        var from = date(row, "from");
        var to = date(row, "to");
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        @Nullable LocalDate first = from.get().day();
        @Nullable LocalDate last = to.get().day();
        if (first != null && last != null && last.isBefore(first)) {
            out.problem(row.line(), "to", row.get("to"), text("ends-before"), text("ends-before.right", first));
            return Optional.empty();
        }
        // in files the end is the last day that counts
        return Optional.of(new Period(first, last == null ? null : last.plusDays(1)));
    }

    private record Day(@Nullable LocalDate day) {}

    /** Empty where it cannot be read; a day of null where none is given. */
    private Optional<Day> date(Row row, String column) {
        var given = row.get(column);
        if (given.isEmpty() || given.startsWith("9999")) return Optional.of(new Day(null));
        var day = Values.date(given);
        if (day.isPresent() && day.get().getYear() >= 1850 && day.get().getYear() < 2200)
            return Optional.of(new Day(day.get()));
        out.problem(row.line(), column, given, text("date"), text("date.right"));
        return Optional.empty();
    }

    private boolean lacks(Row row, String... columns) {
        for (var column : columns) {
            if (row.get(column).isEmpty()) {
                missing(row, column);
                return true;
            }
        }
        return false;
    }

    private void missing(Row row, String column) {
        out.problem(row.line(), column, "", text("missing", column), text("missing.right"));
    }

    private static int depth(String key, Map<String, String> parents) {
        int depth = 0;
        for (var parent = parents.get(key);
                parent != null && parents.containsKey(parent);
                parent = parents.get(parent)) {
            depth++;
            if (depth > parents.size() || depth > 150) return depth; // a circle: the rules will say so
        }
        return Math.min(depth, ENGAGEMENTS - UNITS - 1);
    }

    private static String text(String what, Object... arguments) {
        return Messages.text("organisation.import.problem." + what, arguments);
    }
}
