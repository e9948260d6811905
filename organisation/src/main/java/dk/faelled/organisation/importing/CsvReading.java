package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.CsvRows.EngagementRow;
import dk.faelled.organisation.importing.CsvRows.EngagementState;
import dk.faelled.organisation.importing.CsvRows.ManagerRow;
import dk.faelled.organisation.importing.CsvRows.ManagerState;
import dk.faelled.organisation.importing.CsvRows.PersonRow;
import dk.faelled.organisation.importing.CsvRows.UnitRow;
import dk.faelled.organisation.importing.CsvRows.UnitState;
import dk.faelled.platform.Staging;
import dk.faelled.platform.importing.Table;
import dk.faelled.platform.importing.Table.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one table of the CSV set into staged rows. Rows of one key are states of one object. */
class CsvReading {
    static final int PERSONS = 10;
    static final int UNITS = 100;
    static final int ENGAGEMENTS = 300;
    static final int MANAGERS = 400;
    private static final int DEEPEST = 150;
    private final Staging out;
    private final RowCheck check;

    /** @param sealedCpr writes a number of ten digits so that it may be staged */
    CsvReading(Staging out, UnaryOperator<String> sealedCpr) {
        this.out = out;
        check = new RowCheck(out, sealedCpr);
    }

    void read(Table table) {
        if (table.has("given_name")) persons(table);
        else if (table.has("job_function")) engagements(table);
        else if (table.has("unit_key")) managers(table);
        else if (table.has("name")) units(table);
        else out.problem(1, "", "", RowCheck.text("unknown-file"), RowCheck.right("unknown-file"));
    }

    private void units(Table table) {
        var units = new LinkedHashMap<String, Gathered<UnitState>>();
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || check.lacks(row, "key")) continue;
            var unit = units.computeIfAbsent(row.get("key"), gathered(row));
            var state = check.lacks(row, "name") ? Optional.<UnitState>empty() : unit(row);
            gather(unit, row, state);
        }
        var parents = new LinkedHashMap<String, String>();
        units.forEach((key, unit) -> {
            if (!unit.states().isEmpty())
                parents.put(key, unit.states().getLast().parentKey());
        });
        units.forEach((key, unit) -> unit.stage(
                out,
                UNITS + depth(key, parents),
                new UnitRow(
                        key,
                        unit.first().get("uuid"),
                        unit.states(),
                        unit.first().get("phone"),
                        unit.first().get("email"),
                        unit.first().get("ean"),
                        unit.first().get("pnumber"))));
    }

    private Optional<UnitState> unit(Row row) {
        return check.period(row)
                .map(period -> new UnitState(
                        row.get("name"), row.get("parent_key"), row.get("type"), row.get("level"), period));
    }

    private void persons(Table table) {
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || check.lacks(row, "given_name", "surname")) continue;
            if (row.get("cpr").isEmpty() && row.get("key").isEmpty()) {
                check.missing(row, "key");
                continue;
            }
            var cpr = check.cpr(row);
            if (cpr.isPresent())
                out.row(
                        PERSONS,
                        row.line(),
                        new PersonRow(
                                row.get("key"),
                                row.get("uuid"),
                                cpr.get(),
                                row.get("given_name"),
                                row.get("surname"),
                                row.get("nickname"),
                                row.get("email"),
                                row.get("phone")));
        }
    }

    /** Many rows: so those of one key must follow one another, and only one object is held at a time. */
    private void engagements(Table table) {
        var seen = new HashSet<String>();
        @Nullable Gathered<EngagementState> current = null;
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || check.lacks(row, "key")) continue;
            if (current == null || !current.first().get("key").equals(row.get("key"))) {
                if (current != null) stage(current);
                current = new Gathered<>(row);
                if (!seen.add(row.get("key"))) {
                    check.problem(row, "key", "apart", row.get("key"));
                    current.refuse(row);
                    continue;
                }
            }
            gather(current, row, engagement(row));
        }
        if (current != null) stage(current);
    }

    private void stage(Gathered<EngagementState> engagement) {
        var first = engagement.first();
        engagement.stage(
                out, ENGAGEMENTS, new EngagementRow(first.get("key"), check.person(first), engagement.states()));
    }

    private Optional<EngagementState> engagement(Row row) {
        if (check.lacks(row, "person", "unit_key", "job_function", "from")) return Optional.empty();
        var period = check.period(row);
        if (period.isEmpty()) return Optional.empty();
        var fraction = check.fraction(row);
        if (fraction.isEmpty()) return Optional.empty();
        var primary = check.yesNo(row, "primary");
        if (primary.isEmpty()) return Optional.empty();
        var rank = row.get("primary").isEmpty() ? "" : primary.get() ? "primary" : "non-primary";
        return Optional.of(new EngagementState(
                row.get("unit_key"),
                row.get("job_function"),
                row.get("type"),
                fraction.get().millionths(),
                rank,
                period.get()));
    }

    private void managers(Table table) {
        var roles = new LinkedHashMap<String, Gathered<ManagerState>>();
        var seen = new LinkedHashMap<String, Integer>();
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || check.lacks(row, "unit_key")) continue;
            // two rows of a unit and type that begin on the same day are two roles, else one role that passes on
            var role = row.get("unit_key") + "|" + row.get("type");
            var name = role + "|" + seen.merge(role + "|" + row.get("from"), 1, Integer::sum);
            gather(roles.computeIfAbsent(name, gathered(row)), row, manager(row));
        }
        roles.forEach((name, role) -> role.stage(
                out,
                MANAGERS,
                new ManagerRow(name, role.first().get("unit_key"), role.first().get("type"), role.states())));
    }

    private Optional<ManagerState> manager(Row row) {
        var responsibilities = Arrays.stream(row.get("responsibilities").split("\\|", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return check.period(row)
                .map(period -> new ManagerState(check.person(row), row.get("level"), responsibilities, period));
    }

    private static <S> Function<String, Gathered<S>> gathered(Row row) {
        return _ -> new Gathered<>(row);
    }

    private static <S> void gather(Gathered<S> object, Row row, Optional<S> state) {
        if (state.isPresent()) object.add(row, state.get());
        else object.refuse(row);
    }

    private static int depth(String key, Map<String, String> parents) {
        int depth = 0;
        for (var parent = parents.get(key);
                parent != null && parents.containsKey(parent);
                parent = parents.get(parent)) {
            depth++;
            if (depth > parents.size() || depth > DEEPEST) return depth; // a circle: the rules will say so
        }
        return Math.min(depth, ENGAGEMENTS - UNITS - 1);
    }
}
