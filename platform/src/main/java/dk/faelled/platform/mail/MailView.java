package dk.faelled.platform.mail;

import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail as its reader sees it. @param link whole address; null for none @param settings where it is chosen away */
public record MailView(
        Locale locale,
        String subject,
        List<String> paragraphs,
        @Nullable String link,
        String authority,
        String settings) {

    public String text(String key, Object... arguments) {
        return Messages.in(locale).get(key, arguments);
    }

    /** The same without HTML. */
    String plain(Messages messages) {
        var text = new StringBuilder();
        for (var paragraph : paragraphs) text.append(paragraph).append("\n\n");
        if (link != null)
            text.append(messages.get("platform.mail.open"))
                    .append(": ")
                    .append(link)
                    .append("\n\n");
        return text.append("-- \n")
                .append(authority)
                .append("\n")
                .append(messages.get("platform.mail.why"))
                .append(" ")
                .append(settings)
                .append("\n")
                .toString();
    }
}
