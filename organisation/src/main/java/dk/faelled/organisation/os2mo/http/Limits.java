package dk.faelled.organisation.os2mo.http;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How deep and wide a query may be; fragments count wherever they are used. */
final class Limits {
    static final int DEEPEST = 25;
    static final int MOST_ALIASES = 200;
    private static final int MOST_FIELDS = 20_000;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private int aliases;
    private int fields;

    private Limits(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(f -> fragments.put(f.getName(), f));
    }

    static List<GraphQLError> broken(Document document) {
        var limits = new Limits(document);
        int deepest = 0;
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class))
            deepest = Math.max(deepest, limits.depth(operation.getSelectionSet(), 0));
        if (deepest > DEEPEST) return told("The query is deeper than " + DEEPEST + " levels");
        if (limits.aliases > MOST_ALIASES) return told("The query has more than " + MOST_ALIASES + " aliases");
        if (limits.fields > MOST_FIELDS) return told("The query has more than " + MOST_FIELDS + " fields");
        return List.of();
    }

    private static List<GraphQLError> told(String message) {
        return List.of(GraphqlErrorBuilder.newError().message("%s", message).build());
    }

    private int depth(@Nullable SelectionSet set, int above) {
        if (set == null || above > DEEPEST || fields > MOST_FIELDS) return above;
        int deepest = above;
        for (var selection : set.getSelections()) {
            int depth =
                    switch (selection) {
                        case Field field -> {
                            fields++;
                            if (field.getAlias() != null) aliases++;
                            yield depth(field.getSelectionSet(), above + 1);
                        }
                        case InlineFragment inline -> depth(inline.getSelectionSet(), above);
                        case FragmentSpread spread -> {
                            var fragment = fragments.get(spread.getName());
                            yield fragment == null ? above : depth(fragment.getSelectionSet(), above);
                        }
                        default -> above;
                    };
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
