package dk.faelled.organisation.editing;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.People;
import dk.faelled.organisation.page.Labels;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes what a form would do, without doing it. */
@Component
class Prospect {
    private final Names names;
    private final People people;

    Prospect(Names names, People people) {
        this.names = names;
        this.people = people;
    }

    /** As far as can be told from what is filled in so far. */
    <I extends Id, A extends Record> Outlook of(Draft<I, A> draft, Typed in) {
        var id = draft.id();
        if (id == null) {
            if (!draft.dated()) return new Outlook(List.of(), null);
            return Period.quiet(in).map(Outlook::created).orElseGet(Outlook::undecided);
        }
        var segments = draft.register().segments(id, null);
        if (draft.act() == Act.END) {
            var last = in.quietDay("to");
            return last == null ? Outlook.undecided() : Outlook.ended(segments, last);
        }
        var period = Period.quiet(in).orElse(null);
        if (period == null || segments.isEmpty()) return Outlook.undecided();
        try {
            var was = Seen.fields(draft, id, in);
            var over = period.over(segments);
            var answers = new Answers(draft.sheet().type(), people);
            var after = segments.update(over, s -> draft.sheet().patched(s, in, was, answers));
            var ids = new HashSet<>(Outlook.referred(segments));
            ids.addAll(Outlook.referred(after));
            var called = names.of(ids, AsOf.on(period.from()));
            return Outlook.changed(
                    draft.sheet().type(),
                    segments,
                    after,
                    period,
                    over,
                    called,
                    draft.moment().today());
        } catch (RuleBroken notYet) {
            return Outlook.undecided();
        }
    }

    /** Field by field: what somebody else saved, and what was typed here. */
    List<Change> differences(Draft<?, ?> draft, Typed was, Typed now, Typed in, Set<String> mine) {
        var ids = new HashSet<UUID>();
        for (var ask : draft.sheet().asks()) {
            ids.addAll(now.uuids(ask.name()));
            ids.addAll(in.uuids(ask.name()));
        }
        var called = names.of(ids, AsOf.on(draft.moment().on()));
        var changes = new ArrayList<Change>();
        for (var ask : draft.sheet().asks()) {
            if (ask.kind() == Ask.Kind.CPR) continue; // never shown
            var saved = word(now, ask.name(), called);
            var typed = mine.contains(ask.name()) ? word(in, ask.name(), called) : saved;
            if (!Objects.equals(saved, typed) || Answers.changed(ask, now, was))
                changes.add(new Change(Labels.of(draft.sheet().type(), ask.name()), saved, typed));
        }
        return changes;
    }

    private static @Nullable String word(Typed fields, String field, Map<UUID, String> names) {
        var words = fields.all(field).stream()
                .map(v -> Typed.parsed(v).map(id -> names.getOrDefault(id, v)).orElse(v))
                .toList();
        return words.isEmpty() ? null : String.join(", ", words);
    }
}
