package dk.faelled.organisation.onboarding;

import dk.faelled.organisation.editing.Ask;
import dk.faelled.organisation.editing.EditView;
import dk.faelled.organisation.editing.Entries;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a step. */
@Component
class OnboardingDesk {
    private final Entries entries;

    OnboardingDesk(Entries entries) {
        this.entries = entries;
    }

    OnboardingView view(Newcomer newcomer, Step step, @Nullable UUID entry, Typed in, Errors errors, Moment moment) {
        var here = OnboardingPages.PATH + "/" + newcomer.id();
        var shown = step == Step.SUMMARY
                ? newcomer.entries()
                : step.several() ? newcomer.of(step) : List.<Newcomer.Entry>of();
        return new OnboardingView(
                newcomer.name(),
                step,
                Arrays.stream(Step.values())
                        .map(s -> new Link(Messages.text(s.key()), here + "/" + s.word()))
                        .toList(),
                here + "/" + step.word(),
                here + "/discard",
                shown.stream().map(e -> part(newcomer, e, here, moment)).toList(),
                step.sheet() == null ? List.of() : fields(newcomer, step, in, moment),
                in,
                entry == null ? null : entry.toString(),
                step == Step.PERSON
                        && newcomer.person().has("cpr")
                        && in.text("cpr").isEmpty(),
                errors);
    }

    private List<EditView.Field> fields(Newcomer newcomer, Step step, Typed in, Moment moment) {
        var sheet = Objects.requireNonNull(step.sheet());
        var employments = employments(newcomer).entrySet().stream()
                .map(e -> new EditView.Choice(e.getKey().toString(), e.getValue(), false))
                .toList();
        return entries.fields(sheet, Onboarding.given(newcomer, step), in, moment).stream()
                .map(f -> f.kind() == Ask.Kind.ENGAGEMENT || f.kind() == Ask.Kind.ENGAGEMENTS ? f.with(employments) : f)
                .toList();
    }

    private OnboardingView.Part part(Newcomer newcomer, Newcomer.Entry entry, String here, Moment moment) {
        var in = entry.typed();
        var sheet = Objects.requireNonNull(entry.step().sheet());
        var facts = new LinkedHashMap<>(entries.words(
                sheet, in, employments(newcomer), Objects.requireNonNullElse(in.quietDay("from"), moment.today())));
        var from = in.quietDay("from");
        if (entry.step().several() && from != null)
            facts.put(
                    Messages.text("organisation.valid"),
                    Formats.current()
                            .period(
                                    from,
                                    in.quietDay("to") == null
                                            ? null
                                            : Objects.requireNonNull(in.quietDay("to"))
                                                    .plusDays(1)));
        return new OnboardingView.Part(
                Messages.text("organisation.type." + sheet.type().name()),
                entry.id().toString(),
                facts,
                here + "/" + entry.step().word() + "?entry=" + entry.id());
    }

    /** The employments of the newcomer, which no register knows yet, in words. */
    private Map<UUID, String> employments(Newcomer newcomer) {
        var words = new HashMap<UUID, String>();
        var sheet = Objects.requireNonNull(Step.ENGAGEMENTS.sheet());
        for (var entry : newcomer.of(Step.ENGAGEMENTS)) {
            var in = entry.typed();
            var facts = entries.words(
                    sheet, in, Map.of(), Objects.requireNonNullElse(in.quietDay("from"), java.time.LocalDate.EPOCH));
            words.put(
                    entry.id(),
                    String.join(", ", facts.values().stream().limit(4).toList()));
        }
        return words;
    }
}
