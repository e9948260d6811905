package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.CsvRows.AccountRow;
import dk.faelled.organisation.importing.CsvRows.AccountState;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one table of the CSV set into staged rows. Rows of one key are states of one object. */
class CsvReading {
    static final int PERSONS = 10;
    static final int UNITS = 100;
    static final int ENGAGEMENTS = 300;
    static final int MANAGERS = 400;
    static final int ACCOUNTS = 500;
    private static final int DEEPEST = 150;
    private final Staging out;
    private final RowCheck check;

    /**
     * @param possibleCpr whether ten digits begin with a date that exists
     * @param sealedCpr writes a number of ten digits so that it may be staged
     */
    CsvReading(Staging out, Predicate<String> possibleCpr, UnaryOperator<String> sealedCpr) {
        this.out = out;
        check = new RowCheck(out, possibleCpr, sealedCpr);
    }

    void read(Table table) {
        if (table.has("given_name") || table.has("surname")) {
            if (has(table, "given_name", "surname")) persons(table);
        } else if (table.has("itsystem") || table.has("username")) {
            if (has(table, "itsystem", "username", "person")) accounts(table);
        } else if (table.has("job_function") || (table.has("key") && table.has("unit_key"))) {
            if (has(table, "key", "person", "unit_key", "job_function", "from")) engagements(table);
        } else if (table.has("unit_key")) {
            managers(table);
        } else if (table.has("name")) {
            if (has(table, "key", "name")) units(table);
        } else {
            out.problem(1, "", "", RowCheck.text("unknown-file"), RowCheck.right("unknown-file"));
        }
    }

    /** Said once for the file, not once a row. */
    private boolean has(Table table, String... columns) {
        var lacking =
                Arrays.stream(columns).filter(column -> !table.has(column)).toList();
        if (lacking.isEmpty()) return true;
        out.problem(
                1,
                lacking.getFirst(),
                "",
                RowCheck.text("column-missing", String.join(", ", lacking)),
                RowCheck.right("column-missing", String.join(", ", columns)));
        return false;
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
                        unit.first().get("pnumber"),
                        unit.first().get("dar_uuid"))));
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

    private void engagements(Table table) {
        together(
                table,
                "key",
                row -> row.get("key"),
                this::engagement,
                engagement -> engagement.stage(
                        out,
                        ENGAGEMENTS,
                        new EngagementRow(
                                engagement.first().get("key"), check.person(engagement.first()), engagement.states())));
    }

    private void accounts(Table table) {
        together(
                table,
                "username",
                row -> row.get("itsystem") + "|" + row.get("username") + "|" + row.get("person"),
                this::account,
                account -> account.stage(
                        out,
                        ACCOUNTS,
                        new AccountRow(
                                account.first().get("itsystem"),
                                account.first().get("username"),
                                check.person(account.first()),
                                account.states())));
    }

    /** Many rows: so those of one key must follow one another, and only one object is held at a time. */
    private <S> void together(
            Table table,
            String column,
            Function<Row, String> key,
            Function<Row, Optional<S>> state,
            Consumer<Gathered<S>> stage) {
        var seen = new HashSet<String>();
        @Nullable Gathered<S> current = null;
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank() || check.lacks(row, column)) continue;
            if (current == null || !key.apply(current.first()).equals(key.apply(row))) {
                if (current != null) stage.accept(current);
                current = new Gathered<>(row);
                if (!seen.add(key.apply(row))) {
                    check.problem(row, column, "apart", row.get(column));
                    current.refuse(row);
                    continue;
                }
            }
            gather(current, row, state.apply(row));
        }
        if (current != null) stage.accept(current);
    }

    private Optional<AccountState> account(Row row) {
        if (check.lacks(row, "itsystem", "person")) return Optional.empty();
        return check.period(row)
                .map(period -> new AccountState(row.get("external_id"), list(row, "engagement_keys"), period));
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
        return check.period(row)
                .map(period ->
                        new ManagerState(check.person(row), row.get("level"), list(row, "responsibilities"), period));
    }

    /** Several in one cell, with a bar between. */
    private static List<String> list(Row row, String column) {
        return Arrays.stream(row.get(column).split("\\|", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private static <S> Function<String, Gathered<S>> gathered(Row row) {
        return _ -> new Gathered<>(row);
    }

    private static <S> void gather(Gathered<S> object, Row row, Optional<S> state) {
        if (state.isPresent()) object.add(row, state.get());
        else object.refuse(row);
    }

    static int depth(String key, Map<String, String> parents) {
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
