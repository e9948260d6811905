package dk.faelled.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.faelled.platform.Cpr;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Records as the audit log keeps them: absent members left out, a CPR number never in clear. */
final class AuditJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Cpr.class, new Masked()))
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    JsonNode tree(Record state) {
        return mapper.valueToTree(state);
    }

    private static final class Masked extends ValueSerializer<Cpr> {
        @Override
        public void serialize(Cpr cpr, JsonGenerator out, SerializationContext context) {
            out.writeString(cpr.masked());
        }
    }
}
