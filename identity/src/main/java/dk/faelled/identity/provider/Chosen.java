package dk.faelled.identity.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which value its owner has chosen, of claims of which a system takes one alone (identity 4.7): for one answer, and for what
 * comes of it.
 *
 * @param values by the name of the claim
 */
public record Chosen(Map<String, String> values) {
    public static final Chosen NOTHING = new Chosen(Map.of());
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    public Chosen {
        values = Map.copyOf(values);
    }

    /** Of what {@link #json} has written. */
    public static Chosen of(@Nullable String json) {
        return json == null || json.equals("{}") ? NOTHING : new Chosen(JSON.readValue(json, TEXTS));
    }

    public String json() {
        return values.isEmpty() ? "{}" : JSON.writeValueAsString(values);
    }

    @Override
    public String toString() {
        return "Chosen" + values.keySet();
    }
}
