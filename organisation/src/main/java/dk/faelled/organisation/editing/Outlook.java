package dk.faelled.organisation.editing;

import dk.faelled.organisation.History;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.page.Labels;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What will happen when the form is saved: in words, and as the time before and after.
 *
 * @param timeline null where nothing would change
 */
public record Outlook(List<String> sentences, @Nullable Timeline timeline) {
    private static final String WORDS = "organisation.edit.words.";

    static Outlook undecided() {
        return new Outlook(List.of(Messages.text(WORDS + "none")), null);
    }

    static Outlook created(Period period) {
        return new Outlook(
                List.of(
                        period.last() == null
                                ? Messages.text(WORDS + "new", day(period.from()))
                                : Messages.text(WORDS + "new-until", day(period.from()), day(period.last()))),
                null);
    }

    /** The object ends; what was planned after that is dropped. */
    static Outlook ended(Segments<?> before, LocalDate last) {
        var after = before.terminate(Validity.from(last.plusDays(1)));
        if (after.isEmpty()) return new Outlook(List.of(Messages.text(WORDS + "never", day(last))), null);
        return new Outlook(List.of(Messages.text(WORDS + "end", day(last))), null);
    }

    static <A extends Record> Outlook changed(
            Type type,
            Segments<A> before,
            Segments<A> after,
            Period period,
            Validity over,
            Map<UUID, String> names,
            LocalDate today) {
        var sentences = new ArrayList<String>();
        sentences.add(sentence(before, period, over));
        var was = before.span();
        var is = after.span();
        if (was != null && is != null && was.until() != null && is.until() == null)
            sentences.add(Messages.text(WORDS + "no-end"));
        var periods = new ArrayList<Timeline.Period>();
        var fields = different(before, after);
        for (var field : fields) {
            periods.addAll(lane(type, field, before, "before", names));
            periods.addAll(lane(type, field, after, "after", names));
        }
        return new Outlook(
                sentences, periods.isEmpty() ? null : new Timeline(Messages.text(WORDS + "timeline"), periods, today));
    }

    private static String sentence(Segments<?> before, Period period, Validity over) {
        var last = over.until() == null ? null : over.until().minusDays(1);
        if (period.correction())
            return Messages.text(WORDS + "correction", Formats.current().period(over.from(), over.until()));
        var earlier = before.at(period.from().minusDays(1)).isPresent();
        var kept =
                earlier ? " " + Messages.text(WORDS + "kept", day(period.from().minusDays(1))) : "";
        if (last == null) return Messages.text(WORDS + "change", day(period.from())) + kept;
        var again = before.at(last.plusDays(1)).isPresent();
        return Messages.text(WORDS + "change-until", day(period.from()), day(last))
                + kept
                + (again ? " " + Messages.text(WORDS + "again", day(last.plusDays(1))) : "");
    }

    private static String day(LocalDate day) {
        return Formats.current().shortDay(day);
    }

    /** The fields that are otherwise at some time. */
    static <A extends Record> List<String> different(Segments<A> before, Segments<A> after) {
        var fields = new ArrayList<String>();
        for (var lane : History.lanes(after))
            if (History.lanes(before).stream()
                    .noneMatch(l -> l.field().equals(lane.field()) && l.values().equals(lane.values())))
                fields.add(lane.field());
        return fields;
    }

    /** All that the two refer to, to be named. */
    static <A extends Record> Set<UUID> referred(Segments<A> segments) {
        var ids = new HashSet<UUID>();
        for (var lane : History.lanes(segments))
            for (var value : lane.values())
                switch (value.state()) {
                    case Id id -> ids.add(id.value());
                    case List<?> many ->
                        many.forEach(v -> {
                            if (v instanceof Id id) ids.add(id.value());
                        });
                    case null, default -> {}
                }
        return ids;
    }

    private static <A extends Record> List<Timeline.Period> lane(
            Type type, String field, Segments<A> segments, String which, Map<UUID, String> names) {
        var label = Messages.text(WORDS + which, Labels.of(type, field));
        return History.lanes(segments).stream()
                .filter(l -> l.field().equals(field))
                .flatMap(l -> l.values().stream())
                .map(v -> new Timeline.Period(
                        label,
                        Objects.requireNonNullElse(Labels.word(v.state(), names), "–"),
                        v.valid().from(),
                        v.valid().until()))
                .toList();
    }
}
