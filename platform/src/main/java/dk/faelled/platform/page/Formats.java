package dk.faelled.platform.page;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and numbers as people read them: {@code 1. marts 2026}, {@code 1.234,5}. Nothing for null. */
public record Formats(Locale locale) {
    /** Where Danish authorities live. */
    public static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** In the language of the running work. */
    public static Formats current() {
        return new Formats(Messages.locale());
    }

    /** {@code 1. marts 2026} */
    public String day(@Nullable LocalDate day) {
        return written(day, danish() ? "d. MMMM yyyy" : "d MMMM yyyy");
    }

    /** {@code 1.3.2026}, {@code 1 Mar 2026}: in tables */
    public String shortDay(@Nullable LocalDate day) {
        return written(day, danish() ? "d.M.yyyy" : "d MMM yyyy");
    }

    /** {@code 1. marts 2026 kl. 14.05}, in Danish time */
    public String moment(@Nullable Instant moment) {
        if (moment == null) return "";
        return written(moment.atZone(COPENHAGEN), danish() ? "d. MMMM yyyy 'kl.' HH.mm" : "d MMMM yyyy 'at' HH:mm");
    }

    /** {@code 1.3.2026 14.05.09}, in Danish time: in logs */
    public String exact(@Nullable Instant moment) {
        if (moment == null) return "";
        return written(moment.atZone(COPENHAGEN), danish() ? "d.M.yyyy HH.mm.ss" : "d MMM yyyy HH:mm:ss");
    }

    /** {@code 1.234,5}; up to six decimals, none that are not there */
    public String number(@Nullable Number number) {
        if (number == null) return "";
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    /** {@code 1. marts 2026 – 31. august 2026}; an open end stays open. @param until the first day that no longer counts */
    public String period(@Nullable LocalDate from, @Nullable LocalDate until) {
        return (day(from) + " – " + day(until == null ? null : until.minusDays(1))).strip();
    }

    private boolean danish() {
        return !locale.getLanguage().equals("en");
    }

    private String written(@Nullable TemporalAccessor when, String pattern) {
        return when == null ? "" : DateTimeFormatter.ofPattern(pattern, locale).format(when);
    }
}
