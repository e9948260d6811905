package dk.faelled.platform.mail;

import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import org.jspecify.annotations.Nullable;

/** A text to be changed. @param version 0 for the one that came with the program @param preview null before it is asked for */
public record TemplateView(
        String kind,
        String language,
        String label,
        String subject,
        String body,
        int version,
        String placeholders,
        @Nullable MailView preview,
        Errors errors) {

    static String label(NoticeKind kind) {
        return Messages.text("notice." + kind.id());
    }

    public boolean own() {
        return version > 0;
    }

    public String here() {
        return "/mail-templates/" + kind + "/" + language;
    }
}
