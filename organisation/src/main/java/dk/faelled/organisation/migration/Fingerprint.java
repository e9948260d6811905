package dk.faelled.organisation.migration;

import dk.faelled.organisation.SealedCpr;
import dk.faelled.organisation.Segments;
import dk.faelled.platform.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number that stands for all that is said of an object; over many objects it is summed, whatever their order. */
final class Fingerprint {
    private Fingerprint() {}

    static long of(UUID id, Segments<? extends Record> segments) {
        var text = new StringBuilder(id.toString());
        for (var segment : segments.list()) {
            text.append('\n').append(segment.valid());
            for (var component : segment.state().getClass().getRecordComponents())
                try {
                    text.append('|').append(word(component.getAccessor().invoke(segment.state())));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
        }
        return ByteBuffer.wrap(Sha256.of(text.toString())).getLong();
    }

    private static String word(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case SealedCpr cpr -> HexFormat.of().formatHex(cpr.key());
            // numbers of responsibilities and aspects have no order of their own
            case List<?> many ->
                many.stream().map(Fingerprint::word).sorted().toList().toString();
            default ->
                value.toString().replace("\\", "\\\\").replace("|", "\\p").replace("\n", "\\n");
        };
    }

    static String written(long sum) {
        return HexFormat.of().toHexDigits(sum);
    }
}
