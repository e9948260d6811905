package dk.faelled.platform.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values as people write them (platform R-12). */
public final class Values {
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT));
    /** Day 0 of Excel's calendar, which believes in 29 February 1900. */
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

    private Values() {}

    /** {@code dd-mm-yyyy}, {@code dd.mm.yyyy}, {@code yyyy-mm-dd} or Excel's serial number; empty for anything else. */
    public static Optional<LocalDate> date(String text) {
        for (var format : DATES) {
            try {
                return Optional.of(LocalDate.parse(text.strip(), format));
            } catch (DateTimeException otherForm) {
                continue;
            }
        }
        return text.strip().matches("[1-9]\\d{3,5}")
                ? Optional.of(EXCEL.plusDays(Long.parseLong(text.strip())))
                : Optional.empty();
    }

    /** ja, nej, yes, no, 1, 0, true, false, x; a blank is no. */
    public static Optional<Boolean> yesNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "ja", "yes", "1", "true", "x", "j", "y" -> Optional.of(true);
            case "nej", "no", "0", "false", "n", "" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** With a decimal comma or point. */
    public static Optional<java.math.BigDecimal> decimal(String text) {
        var plain = text.strip().replace(',', '.');
        return plain.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new java.math.BigDecimal(plain)) : Optional.empty();
    }
}
