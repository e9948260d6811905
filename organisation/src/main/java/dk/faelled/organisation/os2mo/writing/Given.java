package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Days;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The input of a mutation: what is given, given as null, or absent. */
public record Given(Map<String, @Nullable Object> input, Asked asked) {
    static Given of(DataFetchingEnvironment field) {
        return new Given(map(Objects.requireNonNull(field.<Object>getArgument("input"))), Asked.of(field));
    }

    /** The inputs of a batch. */
    static List<Given> all(DataFetchingEnvironment field) {
        List<Object> inputs = Objects.requireNonNull(field.getArgument("input"));
        return inputs.stream()
                .map(input -> new Given(map(input), Asked.of(field)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(Object input) {
        return (Map<String, @Nullable Object>) input;
    }

    public boolean has(String name) {
        return input.containsKey(name);
    }

    public @Nullable String text(String name) {
        return (String) input.get(name);
    }

    public String text(String name, String otherwise) {
        return Objects.requireNonNullElse(text(name), otherwise);
    }

    public @Nullable UUID uuid(String name) {
        return (UUID) input.get(name);
    }

    public UUID required(String name) {
        var given = uuid(name);
        if (given == null) throw ErrorKey.MISSING_REQUIRED_VALUE.broken(name);
        return given;
    }

    /** The reference that is given; absent and null keep the one there is. */
    public <I> I reference(String name, Function<UUID, I> id, I otherwise) {
        var given = uuid(name);
        return given == null ? otherwise : id.apply(given);
    }

    public <I> @Nullable I reference(String name, Function<UUID, I> id) {
        var given = uuid(name);
        return given == null ? null : id.apply(given);
    }

    /** When what is written is to hold; times of day are dropped. */
    public Validity validity() {
        Map<String, @Nullable Object> validity = map(Objects.requireNonNull(input.get("validity")));
        var to = validity.get("to");
        return new Validity(
                validity.get("from") instanceof Object from ? Days.truncated(from.toString()) : null,
                to == null ? null : end(Days.truncated(to.toString())));
    }

    /** When it is not to be there any more; only midnights will do. */
    public Validity off() {
        var to = end(Days.midnight(Objects.requireNonNull(text("to"))));
        var from = text("from");
        return from == null ? Validity.from(to) : Validity.between(Days.midnight(from), to);
    }

    private LocalDate end(LocalDate given) {
        return asked.version().endsOnLastDay() ? given.plusDays(1) : given;
    }
}
