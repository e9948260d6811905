package dk.faelled.platform.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tickets as JSON: they outlive releases, which Java's own serialization does not. */
record TicketJson(JsonMapper json) implements Serializer {
    @Override
    public byte[] serialize(@Nullable Object data) {
        return json.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        return json.readValue(bytes, type);
    }
}
