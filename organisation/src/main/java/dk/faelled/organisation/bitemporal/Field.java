package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Loose;
import dk.faelled.organisation.OfFacet;
import dk.faelled.organisation.SealedCpr;
import dk.faelled.organisation.Type;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One component of a state and the column or columns that keep it. */
final class Field {
    private final RecordComponent component;
    private final List<String> columns;
    /** The class of the elements where the component is a list, else of the component. */
    private final Class<?> element;

    private final boolean many;

    Field(RecordComponent component) {
        this.component = component;
        this.many = component.getType() == List.class;
        this.element = many
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
        this.columns = columns(snake(component.getName()));
    }

    private List<String> columns(String name) {
        if (element == SealedCpr.class) return List.of(name, name + "_key");
        if (!Id.class.isAssignableFrom(element)) return List.of(name);
        return List.of(many ? singular(name) + "_ids" : name + "_id");
    }

    String name() {
        return component.getName();
    }

    List<String> columns() {
        return columns;
    }

    /** The type that it refers to; null where it is a plain value. */
    @Nullable
    Type refersTo() {
        return Id.class.isAssignableFrom(element) ? Type.of(element) : null;
    }

    boolean loose() {
        return component.isAnnotationPresent(Loose.class);
    }

    List<String> facets() {
        var facet = component.getAnnotation(OfFacet.class);
        return facet == null ? List.of() : List.of(facet.value());
    }

    @Nullable
    Object value(Record state) {
        try {
            return component.getAccessor().invoke(state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the state refers to by this field. */
    Stream<UUID> references(Record state) {
        var value = value(state);
        if (value == null || refersTo() == null) return Stream.empty();
        return many ? ((List<?>) value).stream().map(v -> ((Id) v).value()) : Stream.of(((Id) value).value());
    }

    /** As the log shows it: never a CPR number, nor its sealed form. */
    String logged(Record state) {
        var value = value(state);
        return value == null ? "" : value.toString();
    }

    int write(PreparedStatement statement, int index, Record state) throws SQLException {
        var value = value(state);
        if (element == SealedCpr.class) {
            var cpr = (SealedCpr) value;
            statement.setBytes(index, cpr == null ? null : cpr.sealed());
            statement.setBytes(index + 1, cpr == null ? null : cpr.key());
        } else if (many) {
            var elements = ((List<?>) java.util.Objects.requireNonNull(value))
                    .stream().map(Field::plain).toArray();
            var type = element == String.class ? "text" : "uuid";
            statement.setArray(index, statement.getConnection().createArrayOf(type, elements));
        } else statement.setObject(index, value == null ? null : plain(value));
        return index + columns.size();
    }

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        if (element == SealedCpr.class) {
            var sealed = row.getBytes(index);
            return sealed == null ? null : new SealedCpr(sealed, row.getBytes(index + 1));
        }
        if (many) {
            var elements = (Object[]) row.getArray(index).getArray();
            return Arrays.stream(elements).map(this::rich).toList();
        }
        if (element == LocalDate.class) return row.getObject(index, LocalDate.class);
        var plain = row.getObject(index);
        return plain == null ? null : rich(plain);
    }

    private static Object plain(Object value) {
        return value instanceof Id id ? id.value() : value;
    }

    private Object rich(Object plain) {
        return plain instanceof UUID id ? Shape.id(element, id) : plain;
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
