package dk.faelled.organisation.editing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.page.Labels;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.RuleBroken;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Between what people type and what is kept. */
record Answers(Type type, People people) {
    /** Stands for no unit above: chosen on purpose, unlike nothing chosen. */
    static final String AS_ROOT = "root";

    /** As it stands in the field. */
    static List<String> written(Ask ask, @Nullable Object value) {
        return switch (value) {
            case null -> List.of(ask.kind() == Ask.Kind.UNIT && ask.name().equals("parent") ? AS_ROOT : "");
            case List<?> many ->
                many.stream().map(v -> ((Id) v).value().toString()).toList();
            case Id id -> List.of(id.value().toString());
            // never shown, so that it is changed only by writing another
            case dk.faelled.organisation.SealedCpr _ -> List.of("");
            case Integer millionths ->
                List.of(BigDecimal.valueOf(millionths, 4)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', ','));
            default -> List.of(value.toString());
        };
    }

    static boolean changed(Ask ask, Typed in, Typed was) {
        if (ask.kind().several()) // boxes that are not ticked are not sent
        return !java.util.Set.copyOf(in.all(ask.name())).equals(java.util.Set.copyOf(was.all(ask.name())));
        return in.has(ask.name()) && !in.text(ask.name()).equals(was.text(ask.name()));
    }

    @Nullable
    Object value(Ask ask, Typed in) {
        var text = in.text(ask.name());
        if (ask.required() && text.isEmpty())
            throw new RuleBroken("organisation.edit.error.missing", Labels.of(type, ask.name())).at(ask.name());
        return switch (ask.kind()) {
            case TEXT -> text;
            case CLASS -> id(ask, in, ClassId::new);
            case CLASSES -> in.uuids(ask.name()).stream().map(ClassId::new).toList();
            case PERSON -> id(ask, in, PersonId::new);
            case UNIT -> text.equals(AS_ROOT) ? null : id(ask, in, UnitId::new);
            case ENGAGEMENT -> id(ask, in, EngagementId::new);
            case ENGAGEMENTS ->
                in.uuids(ask.name()).stream().map(EngagementId::new).toList();
            case ACCOUNT -> id(ask, in, ItUserId::new);
            case WORD -> text.isEmpty() ? null : text;
            case SYSTEM -> id(ask, in, ItSystemId::new);
            case SHARE -> text.isEmpty() ? null : share(ask, text);
            case DATE -> in.day(ask.name());
            case CPR -> text.isEmpty() ? null : people.sealed(cpr(text));
        };
    }

    private static @Nullable Object id(Ask ask, Typed in, Function<java.util.UUID, Object> made) {
        if (in.text(ask.name()).isEmpty()) return null;
        return in.uuid(ask.name()).map(made).orElseThrow(() -> new RuleBroken("organisation.edit.error.choose")
                .at(ask.name()));
    }

    private static Integer share(Ask ask, String text) {
        var percent = text.replace("%", "").strip().replace(',', '.');
        if (!percent.matches("\\d{1,3}(\\.\\d{1,4})?")
                || new BigDecimal(percent).compareTo(BigDecimal.valueOf(100)) > 0)
            throw new RuleBroken("organisation.edit.error.share").at(ask.name());
        return new BigDecimal(percent).movePointRight(4).intValueExact();
    }

    static Cpr cpr(String text) {
        try {
            return Cpr.parse(text);
        } catch (RuleBroken wrong) {
            throw wrong.at("cpr");
        }
    }
}
