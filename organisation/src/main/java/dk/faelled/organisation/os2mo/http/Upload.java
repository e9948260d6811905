package dk.faelled.organisation.os2mo.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A request in parts: {@code operations} is what else is the whole body, {@code map} says which variables the other parts
 * take the place of (the multipart request specification of GraphQL).
 */
final class Upload {
    private static final String VARIABLES = "variables.";

    private Upload() {}

    /** @return empty where a part is lacking or its place is none */
    static Optional<Operation> placed(
            Operation operation, Map<String, List<String>> map, Map<String, MultipartFile> files) {
        var variables = copy(operation.variables());
        for (var entry : map.entrySet()) {
            var file = files.get(entry.getKey());
            if (file == null) return Optional.empty();
            for (var place : entry.getValue())
                if (!place.startsWith(VARIABLES)
                        || !put(
                                variables,
                                List.of(place.substring(VARIABLES.length()).split("\\.")),
                                file)) return Optional.empty();
        }
        return Optional.of(new Operation(operation.query(), variables, operation.name()));
    }

    @SuppressWarnings("unchecked")
    private static boolean put(Object holder, List<String> path, MultipartFile file) {
        var step = path.getFirst();
        boolean last = path.size() == 1;
        return switch (holder) {
            case Map<?, ?> map
            when last && map.containsKey(step) -> {
                ((Map<String, Object>) map).put(step, file);
                yield true;
            }
            case Map<?, ?> map
            when map.get(step) instanceof Object inner -> put(inner, path.subList(1, path.size()), file);
            case List<?> list
            when step.matches("\\d{1,4}") && Integer.parseInt(step) < list.size() -> {
                int place = Integer.parseInt(step);
                if (last) ((List<Object>) list).set(place, file);
                yield last || list.get(place) instanceof Object inner && put(inner, path.subList(1, path.size()), file);
            }
            default -> false;
        };
    }

    private static Map<String, Object> copy(Map<String, Object> variables) {
        var copied = new LinkedHashMap<String, Object>();
        variables.forEach((name, value) -> copied.put(name, deep(value)));
        return copied;
    }

    @SuppressWarnings({"NullAway", "unchecked"}) // null stands where a file will
    private static Object deep(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy((Map<String, Object>) map);
            case List<?> list -> {
                var copied = new ArrayList<Object>();
                list.forEach(element -> copied.add(deep(element)));
                yield copied;
            }
            case null, default -> value;
        };
    }
}
