package dk.faelled.roles.giving;

import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.catalogue.WriteConstraintType;
import dk.faelled.roles.lookup.Refused;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is said of a kind of data that rights can be limited to. @param type COMBO_SINGLE, COMBO_MULTI or REGEX */
record ConstraintSaid(
        @Nullable String entityId,
        @Nullable String name,
        @Nullable String type,
        @Nullable String regex,
        @Nullable String description,
        @Nullable Map<String, @Nullable String> valueSet) {
    WriteConstraintType wanted() {
        var values = new TreeMap<String, String>();
        if (valueSet != null) valueSet.forEach((key, text) -> values.put(key, text == null ? key : text));
        return new WriteConstraintType(
                text(entityId),
                text(name),
                text(description),
                type == null
                        ? ConstraintType.Input.COMBO_SINGLE
                        : Refused.demand(ConstraintType.Input.class, type, "type"),
                regex == null || regex.isBlank() ? null : regex,
                values);
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
