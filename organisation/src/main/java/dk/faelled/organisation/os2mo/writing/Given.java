package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Days;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The input of a mutation: what is given, given as null, or absent. {@code kept} is for what absent and null leave as it
 * was.
 */
record Given(Map<String, @Nullable Object> input, Asked asked) {
    private static final int MOST = 10_000;

    static Given of(DataFetchingEnvironment field) {
        return new Given(map(Objects.requireNonNull(field.<Object>getArgument("input"))), Asked.of(field));
    }

    /** The inputs of a batch, which is held in memory and locks what it touches until it is written. */
    static List<Given> all(DataFetchingEnvironment field) {
        List<Object> inputs = Objects.requireNonNull(field.getArgument("input"));
        if (inputs.size() > MOST) throw new Fault("No more than " + MOST + " objects can be written at once");
        return inputs.stream()
                .map(input -> new Given(map(input), Asked.of(field)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(Object input) {
        return (Map<String, @Nullable Object>) input;
    }

    boolean has(String name) {
        return input.containsKey(name);
    }

    @Nullable
    String text(String name) {
        return (String) input.get(name);
    }

    String kept(String name, String before) {
        return Objects.requireNonNullElse(text(name), before);
    }

    @Nullable
    String keptOrNone(String name, @Nullable String before) {
        var given = text(name);
        return given == null ? before : given;
    }

    /** What a new object is called; forms send what is left open as a blank. */
    String key(String otherwise) {
        var given = text("user_key");
        return given == null || given.isBlank() ? otherwise : given;
    }

    /** What the schema demands. */
    String demanded(String name) {
        return Objects.requireNonNull(text(name));
    }

    @Nullable
    UUID uuid(String name) {
        return (UUID) input.get(name);
    }

    UUID required(String name) {
        var given = uuid(name);
        if (given == null) throw ErrorKey.MISSING_REQUIRED_VALUE.broken(name);
        return given;
    }

    <I> @Nullable I reference(String name, Function<UUID, I> id) {
        var given = uuid(name);
        return given == null ? null : id.apply(given);
    }

    <I> I kept(String name, Function<UUID, I> id, I before) {
        var given = uuid(name);
        return given == null ? before : id.apply(given);
    }

    <I> @Nullable I keptOrNone(String name, Function<UUID, I> id, @Nullable I before) {
        var given = uuid(name);
        return given == null ? before : id.apply(given);
    }

    ClassId aClass(String name) {
        return new ClassId(required(name));
    }

    @Nullable
    ClassId classOrNone(String name) {
        return reference(name, ClassId::new);
    }

    /** Several references; none where nothing is given. */
    <I> List<I> references(String name, Function<UUID, I> id) {
        return input.get(name) instanceof List<?> given
                ? given.stream().map(one -> id.apply((UUID) one)).toList()
                : List.of();
    }

    <I> List<I> keptAll(String name, Function<UUID, I> id, List<I> before) {
        return input.get(name) == null ? before : references(name, id);
    }

    /** By either of its two names, never both. */
    @Nullable
    PersonId person() {
        var person = reference("person", PersonId::new);
        var employee = reference("employee", PersonId::new);
        if (person != null && employee != null) throw ErrorKey.INVALID_INPUT.broken("person, employee");
        return person == null ? employee : person;
    }

    PersonId demandedPerson() {
        var given = person();
        if (given == null) throw ErrorKey.MISSING_REQUIRED_VALUE.broken("person");
        return given;
    }

    @Nullable
    LocalDate date(String name) {
        return (LocalDate) input.get(name);
    }

    @Nullable
    Integer number(String name) {
        return (Integer) input.get(name);
    }

    /** In the words of the classification. */
    boolean published() {
        return switch (demanded("published")) {
            case "Publiceret" -> true;
            case "IkkePubliceret" -> false;
            case String other -> throw ErrorKey.INVALID_INPUT.broken(other).at("published");
        };
    }

    /** When what is written is to hold; times of day are dropped. */
    Validity validity() {
        Map<String, @Nullable Object> validity = map(Objects.requireNonNull(input.get("validity")));
        var to = validity.get("to");
        return new Validity(
                validity.get("from") instanceof Object from ? Days.truncated(from.toString()) : null,
                to == null ? null : end(Days.truncated(to.toString())));
    }

    /** When it is not to be there any more; only midnights will do. */
    Validity off() {
        var to = end(Days.midnight(demanded("to")));
        var from = text("from");
        return from == null ? Validity.from(to) : Validity.between(Days.midnight(from), to);
    }

    private LocalDate end(LocalDate given) {
        return asked.version().endsOnLastDay() ? given.plusDays(1) : given;
    }
}
