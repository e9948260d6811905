package dk.faelled.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path that handlers see (platform R-3). Real clients of the replaced products double slashes and add one at the
 * end, and one names an account with its Windows domain before it ({@code DOMAIN\}, which says nothing more); under their
 * prefixes that is tolerated. Everywhere else, and for whatever could mean two things, the answer is no.
 */
final class CleanPath {
    private static final Pattern WINDOWS_DOMAIN = Pattern.compile("(?<=/)[^/%;]+%5[cC](?=[^/])");

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private CleanPath() {}

    /** @return the clean path; empty where the request must be refused with 400 */
    static Optional<String> of(String asked) {
        var raw = CompatiblePrefixes.isRoleCatalogue(asked)
                ? WINDOWS_DOMAIN.matcher(asked).replaceAll("")
                : asked;
        if (!raw.startsWith("/") || isAmbiguous(raw)) return Optional.empty();
        if (!CompatiblePrefixes.covers(raw)) return raw.contains("//") ? Optional.empty() : Optional.of(raw);
        var single = raw.contains("//") ? SLASHES.matcher(raw).replaceAll("/") : raw;
        return Optional.of(
                single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single);
    }

    private static boolean isAmbiguous(String raw) {
        var lower = raw.toLowerCase(Locale.ROOT);
        if (lower.contains("%2f") || lower.contains("%5c") || raw.contains("\\") || raw.contains(";")) return true;
        var decoded = decode(raw);
        if (decoded.isEmpty()) return true;
        var text = decoded.get();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';' || c < 0x20 || c >= 0x7f && c < 0xa0) return true;
        }
        if (!text.contains("/.")) return false;
        for (var segment : text.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) return true;
        }
        return false;
    }

    /** Percent-decoded as UTF-8; empty where it is not. */
    private static Optional<String> decode(String raw) {
        var bytes = ByteBuffer.allocate(raw.length() * 4);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                if (c > 0x7e) return Optional.empty();
                bytes.put((byte) c);
                continue;
            }
            if (i + 2 >= raw.length()) return Optional.empty();
            int high = Character.digit(raw.charAt(i + 1), 16);
            int low = Character.digit(raw.charAt(i + 2), 16);
            if (high < 0 || low < 0) return Optional.empty();
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
