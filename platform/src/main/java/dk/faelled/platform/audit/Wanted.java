package dk.faelled.platform.audit;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the log; empty texts ask for nothing.
 *
 * @param from the first day, in Danish time; null for any
 * @param to the last day that counts; null for any
 * @param actor a part of the name, or the whole reference ({@code person:7f1c…})
 * @param action {@code module.noun.verb}, or its beginning
 * @param entity {@code unit:0b1e…}, or a UUID
 * @param text part of what was written
 */
public record Wanted(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String actor,
        String action,
        String entity,
        String correlation,
        String text) {

    static Wanted of(Query query) {
        return new Wanted(
                day(query.first("from")),
                day(query.first("to")),
                word(query, "actor"),
                word(query, "action"),
                word(query, "entity"),
                word(query, "correlation"),
                word(query, "text"));
    }

    private static String word(Query query, String name) {
        return Objects.requireNonNullElse(query.first(name), "").strip();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    @Nullable
    Instant begins() {
        return from == null ? null : from.atStartOfDay(Formats.COPENHAGEN).toInstant();
    }

    @Nullable
    Instant ends() {
        return to == null
                ? null
                : to.plusDays(1).atStartOfDay(Formats.COPENHAGEN).toInstant();
    }

    public boolean any() {
        return from != null || to != null || !(actor + action + entity + correlation + text).isEmpty();
    }
}
