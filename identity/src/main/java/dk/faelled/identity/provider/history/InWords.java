package dk.faelled.identity.provider.history;

import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels with their values, collected one after the other; labels are keys of messages. */
public final class InWords {
    private final Map<String, List<String>> all = new LinkedHashMap<>();

    public InWords put(String label, List<String> values) {
        all.put(Messages.text(label), values);
        return this;
    }

    /** Nothing where the value is empty. */
    public InWords put(String label, String value) {
        return put(label, value.isEmpty() ? List.of() : List.of(value));
    }

    public InWords put(String label, boolean yes) {
        return put(label, Messages.text(yes ? "platform.list.yes" : "platform.list.no"));
    }

    /** One value more under a label that is words already. */
    public InWords add(String words, String value) {
        all.computeIfAbsent(words, _ -> new ArrayList<>()).add(value);
        return this;
    }

    public Map<String, List<String>> all() {
        return Collections.unmodifiableMap(all);
    }
}
