package dk.faelled.platform.web;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How our own APIs read JSON (platform 7.1, 7.2): a member that nobody knows or that comes twice is refused, nesting ends
 * at 64, text is NFC and free of control characters. The interfaces that we keep for others read as those did.
 */
final class StrictJson extends JacksonJsonHttpMessageConverter {
    private static final int DEPTH = 64;

    StrictJson() {
        super(mapper());
    }

    private static JsonMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule().addDeserializer(String.class, new CleanText()))
                .build();
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return isOurApi() && super.canRead(type, mediaType);
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        return false;
    }

    private static boolean isOurApi() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes bound
                && bound.getRequest().getRequestURI().startsWith("/api/");
    }

    private static final class CleanText extends StdScalarDeserializer<String> {
        CleanText() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            if (text == null || !parser.currentToken().isScalarValue())
                return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
            if (CleanForms.isUnclean(text)) return (String) context.reportInputMismatch(this, "a control character");
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
    }
}
