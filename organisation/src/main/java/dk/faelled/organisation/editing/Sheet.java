package dk.faelled.organisation.editing;

import dk.faelled.organisation.OneOf;
import dk.faelled.organisation.Type;
import dk.faelled.platform.RuleBroken;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the form of one type asks, in order: components of its state by their names. So a form needs no copying to and
 * fro, and what it does not ask stays as it is.
 */
public final class Sheet<A extends Record> {
    private final Type type;
    private final Map<String, RecordComponent> components = new LinkedHashMap<>();
    private final Constructor<A> constructor;
    private final List<Ask> asks;

    private Sheet(Type type, Class<A> state, List<Ask> asks) {
        this.type = type;
        this.asks = List.copyOf(asks);
        for (var component : state.getRecordComponents()) components.put(component.getName(), component);
        try {
            this.constructor = state.getDeclaredConstructor(Arrays.stream(state.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <A extends Record> Sheet<A> of(Type type, Class<A> state) {
        return new Sheet<>(type, state, List.of());
    }

    public Sheet<A> asks(String... names) {
        return and(Set.of(), List.of(), names);
    }

    /** Must be filled in though the state could do without. */
    public Sheet<A> requires(String... names) {
        return and(Set.of(names), List.of(), names);
    }

    /** A class of another facet than the state allows at most. */
    public Sheet<A> ofFacets(String name, String... facets) {
        return and(Set.of(), List.of(facets), name);
    }

    private Sheet<A> and(Set<String> required, List<String> facets, String... names) {
        var more = new ArrayList<>(asks);
        for (var name : names) {
            var component = components.get(name);
            if (component == null) throw new IllegalArgumentException(type + " has no " + name);
            more.add(Ask.of(component, required.contains(name), facets));
        }
        return new Sheet<>(type, constructor.getDeclaringClass(), more);
    }

    public Type type() {
        return type;
    }

    List<Ask> asks() {
        return asks;
    }

    /** The words that a text is one of. */
    List<String> words(String name) {
        var component = components.get(name);
        var words = component == null ? null : component.getAnnotation(OneOf.class);
        return words == null ? List.of() : List.of(words.value());
    }

    /** The fields of the form as the state has them. */
    Typed read(A state) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var ask : asks) values.put(ask.name(), Answers.written(ask, get(ask.name(), state)));
        return new Typed(values);
    }

    /** What was filled in otherwise than it was. */
    Set<String> changed(Typed in, Typed was) {
        var names = new HashSet<String>();
        for (var ask : asks) if (Answers.changed(ask, in, was)) names.add(ask.name());
        return names;
    }

    /** The same state with what was filled in otherwise than it was. */
    A patched(A state, Typed in, Typed was, Answers answers) {
        var changed = changed(in, was);
        var values = new HashMap<String, @Nullable Object>();
        for (var name : components.keySet()) values.put(name, get(name, state));
        for (var ask : asks) if (changed.contains(ask.name())) values.put(ask.name(), answers.value(ask, in));
        return made(values);
    }

    /** A first state. @param given what the page itself says, such as the unit on whose page one is */
    A fresh(Map<String, ?> given, Typed in, Answers answers) {
        var values = new HashMap<String, @Nullable Object>();
        components.forEach((name, component) -> values.put(name, empty(component)));
        for (var ask : asks) values.put(ask.name(), answers.value(ask, in));
        values.putAll(given);
        if (values.get("userKey") instanceof String key && key.isBlank())
            // the key of an address is its value, of all else its id
            values.put(
                    "userKey",
                    values.get("value") instanceof String value
                            ? value
                            : UUID.randomUUID().toString());
        return made(values);
    }

    private static @Nullable Object empty(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) return null;
        if (component.getType() == String.class) return "";
        if (component.getType() == boolean.class) return true; // published
        return component.getType() == List.class ? List.of() : null;
    }

    @Nullable
    Object get(String name, Record state) {
        try {
            var component = components.get(name);
            return component == null ? null : component.getAccessor().invoke(state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private A made(Map<String, @Nullable Object> values) {
        try {
            return constructor.newInstance(
                    components.keySet().stream().map(values::get).toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuleBroken broken) throw broken;
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
