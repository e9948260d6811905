package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.os2mo.Fault;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How objects of one type look in the interface: where the values of their fields come from, and what can be filtered by. */
final class Kind<A extends Record> {
    private final Shape<?, A> shape;
    private final String name;
    private final String permission;
    private final Map<String, Field<A>> fields = new HashMap<>();
    private final Map<String, Filtered> filters = new LinkedHashMap<>();
    private final Map<String, String> either = new HashMap<>();

    /** The value of a field of a segment, or a promise of it. */
    @FunctionalInterface
    interface Field<A extends Record> {
        @Nullable
        Object of(Part<A> part, DataFetchingEnvironment field);
    }

    private Kind(Shape<?, A> shape, String name, String permission) {
        this.shape = shape;
        this.name = name;
        this.permission = permission;
    }

    /**
     * @param name of its type in the schema
     * @param permission its word in permissions
     * @param word what the field {@code type} says
     */
    static <I extends Id, A extends Record> Kind<A> of(
            Class<I> id, Class<A> state, String name, String permission, String word) {
        var kind = new Kind<>(Shape.of(id, state), name, permission);
        kind.field("uuid", (part, _) -> part.id());
        kind.field("type", (_, _) -> word);
        kind.field("validity", (part, field) -> Valid.written(part.valid(), field));
        kind.filter("registration", Filtered.registered());
        kind.filter("user_keys", Filtered.texts("user_key"));
        return kind;
    }

    Kind<A> field(String name, Field<A> value) {
        fields.put(name, value);
        return this;
    }

    Kind<A> filter(String name, Filtered filtered) {
        filters.put(name, filtered);
        return this;
    }

    Kind<A> plain(String name, Function<A, @Nullable Object> value) {
        return field(name, (part, _) -> value.apply(part.state()));
    }

    /**
     * A reference, in its three shapes: the object whatever its validity, its segment in the window of the field's own
     * filter, and the bare id.
     */
    Kind<A> one(String response, String old, String uuid, Supplier<Kind<?>> to, Function<A, @Nullable Id> reference) {
        field(response, (part, field) -> Lead.to(reference.apply(part.state()), to.get(), field));
        field(old, (part, field) -> Lead.toSegments(ids(reference.apply(part.state())), to.get(), field));
        return plain(uuid, state -> value(reference.apply(state)));
    }

    /** Several references that the object itself keeps. */
    Kind<A> several(
            String response,
            String old,
            String uuids,
            Supplier<Kind<?>> to,
            Function<A, List<? extends Id>> references) {
        field(response, (part, field) -> Lead.toAll(ids(references.apply(part.state())), to.get(), field));
        field(old, (part, field) -> Lead.toSegments(ids(references.apply(part.state())), to.get(), field));
        return plain(uuids, state -> ids(references.apply(state)));
    }

    /** Objects that refer to this one. */
    Kind<A> from(String response, String old, Supplier<Kind<?>> from, Link link) {
        field(response, (part, field) -> Lead.page(part.id(), from.get(), link, field));
        return field(old, (part, field) -> Lead.segmentsOfPage(part.id(), from.get(), link, field));
    }

    static List<UUID> ids(List<? extends Id> ids) {
        return ids.stream().map(Id::value).toList();
    }

    private static List<UUID> ids(@Nullable Id id) {
        return id == null ? List.of() : List.of(id.value());
    }

    static @Nullable UUID value(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    /** Two names of the same filter, of which only one may be given. */
    Kind<A> eitherOf(String one, String other) {
        either.put(one, other);
        return this;
    }

    /** @throws Fault where both names of a filter are given */
    void check(Map<String, @Nullable Object> filter) {
        either.forEach((one, other) -> {
            if (filter.get(one) != null && filter.get(other) != null)
                throw new Fault("Give either " + one + " or " + other + ", not both: they are the same filter");
        });
    }

    Type type() {
        return shape.type();
    }

    Shape<?, A> shape() {
        return shape;
    }

    String name() {
        return name;
    }

    String permission() {
        return permission;
    }

    Map<String, Field<A>> fields() {
        return fields;
    }

    Map<String, Filtered> filters() {
        return filters;
    }

    @Override
    public String toString() {
        return name;
    }
}
