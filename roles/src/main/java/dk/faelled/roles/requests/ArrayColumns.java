package dk.faelled.roles.requests;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Permission lists and lists of ids as the database keeps them. */
final class ArrayColumns {
    private ArrayColumns() {}

    static <E extends Enum<E>> Set<E> of(Array written, Class<E> kind) throws SQLException {
        var found = EnumSet.noneOf(kind);
        for (var one : (String[]) written.getArray()) found.add(Enum.valueOf(kind, one));
        return found;
    }

    /** In the order in which they are declared. */
    static String[] written(Set<? extends Enum<?>> list) {
        return list.stream()
                .sorted(java.util.Comparator.comparing(Enum::ordinal))
                .map(Enum::name)
                .toArray(String[]::new);
    }

    static Set<UUID> ids(@Nullable Array written) throws SQLException {
        return written == null
                ? Set.of()
                : Arrays.stream((UUID[]) written.getArray()).collect(Collectors.toUnmodifiableSet());
    }
}
