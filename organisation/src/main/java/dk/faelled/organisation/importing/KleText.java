package dk.faelled.organisation.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.faelled.organisation.KleKeyword;
import dk.faelled.organisation.KleNumber.Level;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keyword set OS2KLE: a subject a line. What stands above the subjects is derived from them. */
class KleText {
    static final String START = "KLENummer=";
    private static final Pattern LINE = Pattern.compile("KLENummer='([^']*)':KLETitel='(.*)':Keywords\\[Weight]=(.*)");
    private static final Pattern KEYWORD = Pattern.compile("(.+)\\[(-?\\d{1,9})]");
    private static final String IN_GENERAL = " i almindelighed";
    private static final int SHOWN = 60;
    private final KleStaging out;
    private final Map<String, Above> above = new TreeMap<>();

    /** @param general whether the title is that of the subject {@code .00} below it */
    private record Above(String title, boolean general, long line) {}

    KleText(KleStaging out) {
        this.out = out;
    }

    void read(InputStream in) throws IOException {
        // byte by byte; what the letters are is decided line by line
        var lines = new BufferedReader(new InputStreamReader(in, ISO_8859_1));
        long number = 0;
        for (var raw = lines.readLine(); raw != null; raw = lines.readLine()) {
            number++;
            var line = decoded(raw.getBytes(ISO_8859_1)).replace("\ufeff", "").strip();
            if (!line.isEmpty()) line(number, line);
        }
        above.forEach((key, item) -> out.item(
                item.line(),
                "KLENummer",
                key.length() == 2 ? Level.MAIN_GROUP : Level.GROUP,
                null,
                KleItem.derived(key, item.title())));
    }

    private void line(long number, String line) {
        var found = LINE.matcher(line);
        var keywords = found.matches() ? keywords(found.group(3)) : null;
        if (keywords == null) {
            out.refuse(number, "", line.substring(0, Math.min(SHOWN, line.length())), "line");
            return;
        }
        var item = KleItem.ofKeywordSet(found.group(1), found.group(2).strip(), keywords);
        if (out.item(number, "KLENummer", Level.SUBJECT, null, item)) derive(item, number);
    }

    /** Null where one of them cannot be read. A phrase that stands there twice counts with its greater weight. */
    private static @Nullable List<KleKeyword> keywords(String text) {
        var weights = new LinkedHashMap<String, Integer>();
        for (var part : text.split(";")) {
            if (part.isBlank()) continue;
            var found = KEYWORD.matcher(part.strip());
            if (!found.matches()) return null;
            weights.merge(found.group(1).strip(), Integer.valueOf(found.group(2)), Math::max);
        }
        var keywords = new ArrayList<KleKeyword>();
        weights.forEach((phrase, weight) -> keywords.add(new KleKeyword(phrase, weight)));
        return Collections.unmodifiableList(keywords);
    }

    /** "Veje i almindelighed" (05.01.00) says what the group 05.01 is called. */
    private void derive(KleItem subject, long line) {
        var group = subject.number().substring(0, 5);
        var main = subject.number().substring(0, 2);
        above(group, subject, line, "Gruppe " + group);
        above(main, subject, line, "Hovedgruppe " + main);
    }

    private void above(String number, KleItem subject, long line, String otherwise) {
        var general = (number + ".00.00").startsWith(subject.number());
        var title = general ? subject.title().replace(IN_GENERAL, "") : otherwise;
        var known = above.get(number);
        if (known == null || general && !known.general()) above.put(number, new Above(title, general, line));
    }

    private static String decoded(byte[] line) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException older) {
            return new String(line, Charset.forName("windows-1252"));
        }
    }
}
