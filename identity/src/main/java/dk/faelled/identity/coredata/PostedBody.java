package dk.faelled.identity.coredata;

import java.io.InputStream;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is posted one entry after the other. A member that comes twice is refused, one that nobody knows is passed over. */
@Component
class PostedBody {
    private static final int MOST = 250_000;
    private static final int DEPTH = 64;
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What stands around the list, wherever it stood.
     *
     * @param subDomain {@code globalSubDomain}
     * @param read entries of the list
     */
    record Head(@Nullable String domain, @Nullable String subDomain, int read) {}

    /**
     * @param list the member that holds the entries
     * @param each is given every entry with its place, from 1
     * @throws CoreDataRefused where the body is not what is expected, at which entry and member
     */
    <T> Head list(InputStream in, String list, Class<T> kind, ObjIntConsumer<T> each) {
        @Nullable String domain = null;
        @Nullable String subDomain = null;
        int read = 0;
        try (var parser = json.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw CoreDataRefused.wrong(Fault.of("body.list", list));
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = parser.currentName();
                parser.nextToken();
                if (member.equals("domain")) domain = text(parser, member);
                else if (member.equals("globalSubDomain")) subDomain = text(parser, member);
                else if (member.equals(list)) read = entries(parser, list, kind, each);
                else parser.skipChildren();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null)
                throw CoreDataRefused.wrong(Fault.of("body.after"));
        }
        return new Head(domain, subDomain, read);
    }

    /** The whole body as one object, which is small. */
    <T> T one(InputStream in, Class<T> kind) {
        try (var parser = json.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw CoreDataRefused.wrong(Fault.of("body.object"));
            return json.readerFor(kind).readValue(parser);
        } catch (DatabindException wrong) {
            throw notExpected(Fault.of("body.whole"), wrong);
        }
    }

    private <T> int entries(JsonParser parser, String list, Class<T> kind, ObjIntConsumer<T> each) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) return 0;
        if (parser.currentToken() != JsonToken.START_ARRAY)
            throw CoreDataRefused.wrong(Fault.of("body.list.kind", list));
        var reader = json.readerFor(kind);
        int place = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) throw CoreDataRefused.wrong(Fault.of("body.ends", list));
            if (++place > MOST) throw CoreDataRefused.wrong(Fault.of("body.many", list, MOST));
            if (parser.currentToken() == JsonToken.VALUE_NULL)
                throw CoreDataRefused.wrong(Fault.of("body.null", place, list));
            try {
                each.accept(reader.readValue(parser), place);
            } catch (DatabindException wrong) {
                throw notExpected(Fault.of("body.entry", place, list), wrong);
            }
        }
        return place;
    }

    /** What was read is not repeated: it may be anything. */
    private static CoreDataRefused notExpected(Fault where, JacksonException wrong) {
        var path = wrong.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .toList();
        return CoreDataRefused.wrong(
                path.isEmpty()
                        ? Fault.of("body.kind", where)
                        : Fault.of("body.kind.field", where, String.join(".", path)));
    }

    private static @Nullable String text(JsonParser parser, String member) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) return null;
        if (parser.currentToken() != JsonToken.VALUE_STRING) throw CoreDataRefused.wrong(Fault.of("body.text", member));
        return parser.getString();
    }
}
