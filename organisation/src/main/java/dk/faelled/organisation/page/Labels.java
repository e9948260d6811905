package dk.faelled.organisation.page;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.SealedCpr;
import dk.faelled.organisation.Type;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What fields are called, and their values as people read them. */
public final class Labels {
    private Labels() {}

    /** What a field of the type is called; many are called the same everywhere. */
    public static String of(Type type, String field) {
        var own = "organisation.field." + type.table() + "." + field;
        return Messages.text(Messages.current().has(own) ? own : "organisation.field." + field);
    }

    /** @param names of what may be referred to; null for nothing at all */
    public static @Nullable String word(@Nullable Object value, Map<UUID, String> names) {
        return switch (value) {
            case null -> null;
            case Id id -> names.getOrDefault(id.value(), id.value().toString());
            case SealedCpr _ -> "******-****";
            case LocalDate day -> Formats.current().day(day);
            case Integer millionths -> percent(millionths);
            case Boolean yes -> Messages.text(yes ? "platform.list.yes" : "platform.list.no");
            case List<?> many ->
                many.isEmpty() ? null : many.stream().map(v -> word(v, names)).collect(Collectors.joining(", "));
            default -> value.toString().isEmpty() ? null : value.toString();
        };
    }

    /** A share of full time: 805000 is {@code 80,5 %}. */
    private static String percent(int millionths) {
        return Messages.text("organisation.percent", Formats.current().number(BigDecimal.valueOf(millionths, 4)));
    }
}
