package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an address behind its question mark, not decoded. Each name stands once. */
final class RawQuery {
    private final Map<String, String> values = new HashMap<>();

    RawQuery(String query) {
        for (var part : query.split("&", -1)) {
            if (part.isEmpty()) continue;
            int equals = part.indexOf('=');
            var name = Received.decoded(equals < 0 ? part : part.substring(0, equals));
            if (values.put(name, equals < 0 ? "" : part.substring(equals + 1)) != null)
                throw new Refused(Why.QUERY, name.length() > 20 ? "" : name);
        }
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }
}
