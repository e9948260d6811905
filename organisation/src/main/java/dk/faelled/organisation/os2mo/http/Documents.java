package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.organisation.os2mo.schema.Version;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries that were read and found valid before; clients send the same few again and again. */
@Component
class Documents {
    private static final int REMEMBERED = 500;
    private static final int LONGEST = 20_000;
    private final Map<Key, Parsed> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Parsed> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** The types of the filters of what hangs on a unit as OS2mo called them before; clients made then send them still. */
    private static final Pattern FORMER_TYPE = Pattern.compile("(\\$\\w+\\s*:\\s*)OrgUnitsbound(?=[a-z]+filter)");

    private record Key(Version version, String query) {}

    /** @param document null where there are errors */
    record Parsed(@Nullable Document document, List<GraphQLError> errors) {}

    Parsed parse(Version version, Schemas.Made schema, String query) {
        var key = new Key(version, query);
        var before = known.get(key);
        if (before != null) return before;
        var parsed = parse(schema, query);
        if (query.length() <= LONGEST) known.put(key, parsed);
        return parsed;
    }

    private static Parsed parse(Schemas.Made schema, String query) {
        var result = ParseAndValidate.parseAndValidate(
                schema.schema(),
                ExecutionInput.newExecutionInput(FORMER_TYPE.matcher(query).replaceAll("$1OrgUnitbound"))
                        .build());
        if (result.isFailure()) return new Parsed(null, List.copyOf(result.getErrors()));
        var document = Objects.requireNonNull(result.getDocument());
        var broken = Limits.broken(document);
        return broken.isEmpty() ? new Parsed(document, List.of()) : new Parsed(null, broken);
    }
}
