package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.platform.Staging;
import dk.faelled.platform.importing.Table.Row;
import dk.faelled.platform.importing.Values;
import dk.faelled.platform.page.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the values of a row; what is wrong is said with its line and column, and the answer is empty. */
class RowCheck {
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2200;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private final Staging out;
    private final Predicate<String> possibleCpr;
    private final UnaryOperator<String> sealedCpr;

    /**
     * @param possibleCpr whether ten digits begin with a date that exists
     * @param sealedCpr writes a number of ten digits so that it may be staged
     */
    RowCheck(Staging out, Predicate<String> possibleCpr, UnaryOperator<String> sealedCpr) {
        this.out = out;
        this.possibleCpr = possibleCpr;
        this.sealedCpr = sealedCpr;
    }

    record Day(@Nullable LocalDate day) {}

    record Fraction(@Nullable Integer millionths) {}

    boolean lacks(Row row, String... columns) {
        for (var column : columns) {
            if (row.get(column).isEmpty()) {
                missing(row, column);
                return true;
            }
        }
        return false;
    }

    void missing(Row row, String column) {
        problem(row, column, "missing", column);
    }

    /** In files the end is the last day that counts; stored is the day after. */
    Optional<Period> period(Row row) {
        var from = date(row, "from");
        var to = date(row, "to");
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        @Nullable LocalDate first = from.get().day();
        @Nullable LocalDate last = to.get().day();
        if (first != null && last != null && last.isBefore(first)) {
            out.problem(row.line(), "to", row.get("to"), text("ends-before"), right("ends-before", first.toString()));
            return Optional.empty();
        }
        return Optional.of(new Period(first, last == null ? null : last.plusDays(1)));
    }

    /** A day of null where none is given, or one that stands for no end. */
    private Optional<Day> date(Row row, String column) {
        var given = row.get(column);
        if (given.isEmpty() || given.startsWith("9999")) return Optional.of(new Day(null));
        var day = Values.date(given);
        if (day.isPresent() && day.get().getYear() >= EARLIEST && day.get().getYear() < LATEST)
            return Optional.of(new Day(day.get()));
        problem(row, column, "date");
        return Optional.empty();
    }

    Optional<Fraction> fraction(Row row) {
        if (row.get("fraction").isEmpty()) return Optional.of(new Fraction(null));
        var given = Values.decimal(row.get("fraction"));
        if (given.isPresent() && given.get().signum() >= 0 && given.get().compareTo(BigDecimal.ONE) <= 0)
            return Optional.of(new Fraction(given.get().multiply(MILLION).intValue()));
        problem(row, "fraction", "fraction");
        return Optional.empty();
    }

    Optional<Boolean> yesNo(Row row, String column) {
        var given = Values.yesNo(row.get(column));
        if (given.isEmpty()) problem(row, column, "yes-no");
        return given;
    }

    /** Key and sealed number; empty text where there is none. */
    Optional<String> cpr(Row row) {
        var cpr = plain(row.get("cpr"));
        // spreadsheets eat the leading zero
        if (cpr.matches("\\d{9}")) cpr = "0" + cpr;
        if (cpr.isEmpty()) return Optional.of("");
        boolean tenDigits = cpr.matches("\\d{10}");
        if (tenDigits && possibleCpr.test(cpr)) return Optional.of(sealedCpr.apply(cpr));
        var what = tenDigits ? "cpr-impossible" : "cpr";
        out.problem(row.line(), "cpr", "***", text(what), right(what));
        return Optional.empty();
    }

    /** A reference to a person that is a CPR number is staged sealed, like the number itself. */
    String person(Row row) {
        var person = plain(row.get("person"));
        return person.matches("\\d{10}") ? "cpr:" + sealedCpr.apply(person) : person;
    }

    void problem(Row row, String column, String what, Object... arguments) {
        out.problem(row.line(), column, row.get(column), text(what, arguments), right(what));
    }

    private static String plain(String cpr) {
        return cpr.replaceFirst("^(\\d{6})[- ](\\d{4})$", "$1$2");
    }

    static String text(String what, Object... arguments) {
        return Messages.text("organisation.import.problem." + what, arguments);
    }

    /** What would be right. */
    static String right(String what, Object... arguments) {
        return text(what + ".right", arguments);
    }
}
