package dk.faelled.platform.mail;

import dk.faelled.platform.Mails.Wording;
import dk.faelled.platform.page.Placeholders;
import java.util.List;
import java.util.Map;

/** A wording with its values. */
record Filled(String subject, List<String> paragraphs) {
    static Filled of(Wording wording, Map<String, String> values) {
        // a line break in a value would begin a header of its own
        var subject = Placeholders.fill(wording.subject(), values)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return new Filled(
                subject,
                Placeholders.fill(wording.body(), values)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
