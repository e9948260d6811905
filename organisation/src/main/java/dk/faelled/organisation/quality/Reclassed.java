package dk.faelled.organisation.quality;

import dk.faelled.organisation.ClassId;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state with another class in the place of one. */
final class Reclassed {
    private Reclassed() {}

    static <A extends Record> A of(A state, ClassId old, ClassId fresh) {
        var components = state.getClass().getRecordComponents();
        try {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < values.length; i++)
                values[i] = replaced(components[i].getAccessor().invoke(state), old, fresh);
            @SuppressWarnings("unchecked") // a record of its own class
            var other = (A) state.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
            return other;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object replaced(@Nullable Object value, ClassId old, ClassId fresh) {
        if (old.equals(value)) return fresh;
        // a class that is there already stands once
        return value instanceof List<?> many && many.contains(old)
                ? many.stream()
                        .map(one -> old.equals(one) ? fresh : one)
                        .distinct()
                        .toList()
                : value;
    }

    /** The facets whose classes may stand where the class stands; empty where it does not. */
    static List<String> facets(Record state, ClassId old) {
        for (var component : state.getClass().getRecordComponents()) {
            var facet = component.getAnnotation(dk.faelled.organisation.OfFacet.class);
            try {
                var value = component.getAccessor().invoke(state);
                if (facet != null && (old.equals(value) || value instanceof List<?> many && many.contains(old)))
                    return List.of(facet.value());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return List.of();
    }
}
