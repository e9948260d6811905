package dk.faelled.platform;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox: what is put there is sent after the running transaction, and tried again until it is through. */
public interface Mails {
    /** @param recipient {@link Actor#id}, whose rights are asked again when the mail leaves @param args as JSON */
    void queue(NoticeKind kind, UUID recipient, String address, Locale locale, String args, @Nullable String link);

    /** The texts of every kind in one language: the authority's own, or those that came with the program. */
    Wordings wordings(Locale locale);

    /** What people read of a notice. */
    record Wording(String subject, String body) {}

    /** Read once for a page of notices. */
    @FunctionalInterface
    interface Wordings {
        Wording of(String kind);
    }
}
