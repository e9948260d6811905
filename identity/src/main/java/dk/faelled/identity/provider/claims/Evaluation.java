package dk.faelled.identity.provider.claims;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a rule comes to for somebody. */
final class Evaluation {
    private static final int UUID_LENGTH = 36;

    private Evaluation() {}

    /** A rule that comes to nothing: the claim is left out. The message is the key of a text. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String key) {
            super(key);
        }

        String key() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws Failed where it comes to nothing */
    static String of(Rule rule, Source source) {
        return switch (rule) {
            case Rule.Literal(var value) -> value;
            case Rule.Field(var name) -> source.field(name);
            case Rule.Upper(var of) -> of(of, source).toUpperCase(Locale.ROOT);
            case Rule.Lower(var of) -> of(of, source).toLowerCase(Locale.ROOT);
            case Rule.Base64(var of) ->
                Base64.getEncoder().encodeToString(of(of, source).getBytes(StandardCharsets.UTF_8));
            case Rule.Join(var parts) ->
                parts.stream().map(part -> of(part, source)).collect(Collectors.joining());
            case Rule.Replace replace -> replaced(replace, source);
            case Rule.BinaryUuid(var of) -> binary(of(of, source));
            case Rule.If(var test, var then) -> of(test, source).isEmpty() ? "" : of(then, source);
            case Rule.IfElse(var test, var then, var otherwise) ->
                of(test, source).isEmpty() ? of(otherwise, source) : of(then, source);
            case Rule.UserRoles(var system, var separator) ->
                source.userRoles(system).stream().sorted().collect(Collectors.joining(separator));
            case Rule.SystemRoles(var system, var separator) ->
                source.systemRoles(system).stream().sorted().collect(Collectors.joining(separator));
        };
    }

    private static String replaced(Rule.Replace replace, Source source) {
        try {
            return replace.regex().matcher(of(replace.in(), source)).replaceAll(of(replace.by(), source));
        } catch (IndexOutOfBoundsException | IllegalArgumentException noSuchGroup) {
            throw new Failed("identity.rule.failed.group");
        }
    }

    /** The first group of four bytes and the two of two stand backwards, as .NET writes a GUID. */
    private static String binary(String text) {
        if (text.length() != UUID_LENGTH) throw new Failed("identity.rule.failed.uuid");
        UUID uuid;
        try {
            uuid = UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new Failed("identity.rule.failed.uuid");
        }
        long high = uuid.getMostSignificantBits();
        var bytes = ByteBuffer.allocate(Long.BYTES * 2)
                .putInt(Integer.reverseBytes((int) (high >>> 32)))
                .putShort(Short.reverseBytes((short) (high >>> 16)))
                .putShort(Short.reverseBytes((short) high))
                .putLong(uuid.getLeastSignificantBits());
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
