package dk.faelled.roles.catalogue;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ConstraintType;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** All that is said about a constraint type. */
public record WriteConstraintType(
        String entityId,
        String name,
        String description,
        ConstraintType.Input input,
        @Nullable String pattern,
        SortedMap<String, String> values) {
    public WriteConstraintType {
        entityId = Said.text("entityId", entityId, 255);
        name = Said.text("name", name, 255);
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
        if (pattern != null)
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException wrong) {
                throw new RuleBroken("roles.constraint.pattern", wrong.getDescription()).at("pattern");
            }
    }
}
