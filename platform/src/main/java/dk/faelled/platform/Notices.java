package dk.faelled.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells people of what has happened (beskeder): in the program and, where they want it, by e-mail. */
public interface Notices {
    /**
     * Told once for each kind, recipient and key, however often it is said. Written in the running transaction.
     *
     * @param recipient {@link Actor#id}: the account, or the person that it is tied to
     * @param key what happened to what: {@code <id of the key>:60}
     * @param args what the text tells; no CPR number, and nothing about other people that a mail must not hold
     * @param link address within the program; null for none
     */
    void send(NoticeKind kind, UUID recipient, String key, Record args, @Nullable String link);
}
