package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Found;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the states of one type lie in its table: one column a component, by the same name in snake case, with {@code _id}
 * for a reference and {@code _ids} for several. A new type is a record, a table and a register.
 */
public final class Shape<I extends Id, A extends Record> {
    private static final Map<Class<?>, Constructor<?>> IDS = new ConcurrentHashMap<>();

    private final Type type;
    private final Class<I> idClass;
    private final Constructor<A> constructor;
    private final List<Field> fields;

    private Shape(Class<I> idClass, Class<A> state) {
        this.type = Type.of(idClass);
        this.idClass = idClass;
        this.constructor = canonical(state);
        this.fields = Arrays.stream(state.getRecordComponents()).map(Field::new).toList();
    }

    public static <I extends Id, A extends Record> Shape<I, A> of(Class<I> id, Class<A> state) {
        return new Shape<>(id, state);
    }

    public Type type() {
        return type;
    }

    List<Field> fields() {
        return fields;
    }

    /** All columns of the state, as they follow each other in a select or insert. */
    public String columns() {
        return columns("");
    }

    /** The same with the alias of the table before each: {@code u.name, u.parent_id}. */
    public String columns(String alias) {
        var dot = alias.isEmpty() ? "" : alias + ".";
        return fields.stream()
                .flatMap(f -> f.columns().stream())
                .map(c -> dot + c)
                .collect(Collectors.joining(", "));
    }

    int width() {
        return fields.stream().mapToInt(f -> f.columns().size()).sum();
    }

    /** Reads {@code id, valid_from, valid_until} and then {@link #columns()}. */
    public Found<I, A> found(ResultSet row) throws SQLException {
        return new Found<>(id(row.getObject(1, UUID.class)), valid(row, 2), state(row, 4));
    }

    A state(ResultSet row, int index) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).read(row, index);
            index += fields.get(i).columns().size();
        }
        return construct(constructor, values);
    }

    /** Reads two columns, {@code valid_from} and {@code valid_until}. */
    public static Validity valid(ResultSet row, int index) throws SQLException {
        var from = row.getObject(index, LocalDate.class);
        var until = row.getObject(index + 1, LocalDate.class);
        return new Validity(LocalDate.MIN.equals(from) ? null : from, LocalDate.MAX.equals(until) ? null : until);
    }

    public I id(UUID value) {
        return idClass.cast(id(idClass, value));
    }

    static Object id(Class<?> idClass, UUID value) {
        return construct(IDS.computeIfAbsent(idClass, c -> canonical(c)), value);
    }

    Stream<UUID> references(A state) {
        return fields.stream().flatMap(f -> f.references(state));
    }

    Map<String, String> logged(A state) {
        var shown = new HashMap<String, String>();
        for (var field : fields) shown.put(field.name(), field.logged(state));
        return shown;
    }

    private static <T> Constructor<T> canonical(Class<T> record) {
        try {
            var types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return record.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T construct(Constructor<T> constructor, @Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("What the database holds is not a " + constructor.getDeclaringClass(), e);
        }
    }
}
