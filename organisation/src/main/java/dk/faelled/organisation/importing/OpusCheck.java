package dk.faelled.organisation.importing;

import dk.faelled.organisation.BirthDate;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Staging;
import dk.faelled.platform.importing.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the values of one object of a payroll file; the first that is wrong is told, and then the object is left out. */
class OpusCheck {
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2200;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private final Staging out;
    private final UnaryOperator<String> sealedCpr;
    private final boolean replacementCpr;
    private final OpusElement object;
    private boolean refused;

    OpusCheck(OpusElement object, Staging out, UnaryOperator<String> sealedCpr, boolean replacementCpr) {
        this.object = object;
        this.out = out;
        this.sealedCpr = sealedCpr;
        this.replacementCpr = replacementCpr;
    }

    /** Whether something was wrong. */
    boolean refused() {
        return refused;
    }

    void problem(String column, String value, String what, Object... arguments) {
        if (!refused) out.problem(object.line(column), column, value, text(what, arguments), right(what, arguments));
        refused = true;
    }

    String required(String name) {
        var value = object.either(name);
        if (value.isEmpty()) problem(name, "", "missing", name);
        return value;
    }

    /** Null where none is given, or one that stands for no end. */
    @Nullable
    LocalDate day(String name) {
        return day(object, name);
    }

    @Nullable
    LocalDate day(OpusElement of, String name) {
        var given = of.either(name);
        if (given.isEmpty() || given.startsWith("9999") || given.startsWith("0000")) return null;
        try {
            var day = LocalDate.parse(given);
            if (day.getYear() >= EARLIEST && day.getYear() < LATEST) return day;
        } catch (DateTimeParseException unreadable) {
            problem(name, given, "date");
            return null;
        }
        problem(name, given, "date");
        return null;
    }

    /** The file gives the last day that counts. */
    @Nullable
    LocalDate dayAfter(OpusElement of, String name, @Nullable LocalDate from) {
        var last = day(of, name);
        if (last == null) return null;
        if (from != null && last.isBefore(from)) problem(name, last.toString(), "ends-before", from.toString());
        return last.plusDays(1);
    }

    /** Key and sealed number, as it may be staged. */
    String cpr() {
        var digits = object.text("cpr").replaceFirst("^(\\d{6})[- ](\\d{4})$", "$1$2");
        if (digits.isEmpty()) {
            problem("cpr", "", "missing", "cpr");
        } else if (!digits.matches("\\d{10}")) {
            problem("cpr", "***", "cpr");
        } else {
            if (BirthDate.isPossible(new Cpr(digits), replacementCpr)) return sealedCpr.apply(digits);
            problem("cpr", "***", "cpr-impossible");
        }
        return "";
    }

    /** Digits of a certain number; nothing but zeros is none. */
    String digits(String name, int length) {
        var value = object.text(name).replace(" ", "");
        if (value.matches("0*")) return "";
        if (!value.matches("\\d{" + length + "}")) problem(name, value, "digits", length);
        return value;
    }

    String phone(String name) {
        var value = object.text(name).replaceAll("[\\s().-]", "");
        if (value.matches("0*")) return "";
        if (!value.matches("\\+?\\d+")) problem(name, object.text(name), "phone");
        return value;
    }

    String email() {
        var value = object.text("email");
        if (!value.isEmpty() && !value.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+")) problem("email", value, "email");
        return value;
    }

    boolean yesNo(String name) {
        var value = Values.yesNo(object.text(name));
        if (value.isEmpty()) problem(name, object.text(name), "yes-no");
        return value.orElse(false);
    }

    /** Millionths of full time; null where the file does not say. */
    @Nullable
    Integer fraction() {
        var above = object.text("numerator");
        var below = object.text("denominator");
        if (above.isEmpty() || below.isEmpty()) return null;
        var numerator = Values.decimal(above);
        var denominator = Values.decimal(below);
        if (numerator.isEmpty() || numerator.get().signum() < 0) {
            problem("numerator", above, "fraction");
        } else if (denominator.isEmpty() || denominator.get().signum() < 0) {
            problem("denominator", below, "fraction");
        } else if (denominator.get().signum() > 0) {
            var share = numerator.get().multiply(MILLION).divide(denominator.get(), 0, RoundingMode.HALF_UP);
            if (share.compareTo(MILLION) <= 0) return share.intValueExact();
            problem("numerator", above + "/" + below, "fraction");
        }
        return null;
    }

    static String right(String what, Object... arguments) {
        return text(what + ".right", arguments);
    }

    static String text(String what, Object... arguments) {
        return dk.faelled.platform.page.Messages.text("organisation.import.opus." + what, arguments);
    }
}
