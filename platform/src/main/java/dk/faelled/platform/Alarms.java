package dk.faelled.platform;

import org.jspecify.annotations.Nullable;

/** What somebody has to look at now: told to every administrator of an authority. */
public interface Alarms {
    /**
     * To all administrators and operators of the current authority, once for each key, within the running transaction.
     *
     * @see Notices#send
     */
    void raise(NoticeKind kind, String key, Record args, @Nullable String link);
}
