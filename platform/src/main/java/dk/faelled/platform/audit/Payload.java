package dk.faelled.platform.audit;

import dk.faelled.platform.page.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contents of an entry, taken apart for people: what each field was and is, and what else was said. */
final class Payload {
    private static final Pattern UUID_FORM =
            Pattern.compile("(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final JsonMapper JSON = new JsonMapper();
    private final JsonNode node;

    Payload(String canonical) {
        node = JSON.readTree(canonical);
    }

    JsonNode member(String name) {
        return node.path(name);
    }

    @Nullable
    String reason() {
        return text("reason");
    }

    /** Address of whoever asked; null where nobody asked from outside, or it was not kept yet. */
    @Nullable
    String address() {
        return text("ip");
    }

    /** As {@link dk.faelled.platform.Origin.Source} names it; null where it was not kept yet. */
    @Nullable
    String source() {
        return text("source");
    }

    private @Nullable String text(String name) {
        var text = node.path(name);
        return text.isString() ? text.asString() : null;
    }

    /** Why, in the words of the one who changed or read. */
    @Nullable
    String said() {
        return reason() != null ? reason() : text("purpose");
    }

    /** Ids of what is spoken of, to be called by their names. */
    Set<UUID> ids() {
        var ids = new HashSet<UUID>();
        UUID_FORM.matcher(node.toString()).results().forEach(found -> ids.add(UUID.fromString(found.group())));
        return ids;
    }

    /** Fields that differ, in the order in which they stand. @param written how a value is shown */
    List<Change> changes(UnaryOperator<String> label, UnaryOperator<String> written) {
        var before = flat(node.path("before"));
        var after = flat(node.path("after"));
        var paths = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(path -> !before.containsKey(path)).forEach(paths::add);
        var changes = new ArrayList<Change>();
        for (var path : paths) {
            var was = before.get(path);
            var is = after.get(path);
            if (java.util.Objects.equals(was, is)) continue;
            changes.add(new Change(
                    label.apply(path), was == null ? null : written.apply(was), is == null ? null : written.apply(is)));
        }
        return changes;
    }

    /** Values by their path; empty ones say nothing and are left out. */
    private static Map<String, String> flat(JsonNode node) {
        var values = new LinkedHashMap<String, String>();
        flatten("", node, values);
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) node.forEachEntry((name, value) -> flatten(joined(path, name), value, values));
        else if (node.isArray()) {
            int number = 1;
            for (var element : node) {
                flatten(path + " " + number, element, values);
                number++;
            }
        } else if (!node.isMissingNode() && !node.isNull() && !node.asString().isEmpty())
            values.put(path, node.asString());
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + " / " + name;
    }

    static String named(String text, Map<UUID, String> names) {
        return UUID_FORM.matcher(text).replaceAll(found -> {
            var name = names.get(UUID.fromString(found.group()));
            return java.util.regex.Matcher.quoteReplacement(name == null ? found.group() : name);
        });
    }
}
