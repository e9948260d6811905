package dk.faelled.platform;

import org.jspecify.annotations.Nullable;

/**
 * A kind of notice that a module sends. A bean of the module. Its texts are {@code notice.<id>} (what people choose by),
 * {@code notice.<id>.subject} and {@code notice.<id>.body}, in which {@code {part}} stands for the part of the args of that
 * name; an authority may write its own.
 *
 * @param id {@code module.noun.verb}
 * @param danish an invented example, for the preview of the texts
 * @param english the same in English
 * @param usual how it reaches those who have not chosen
 * @param permission the right to what it is about: nobody without it is told; null where there is none
 * @param own it tells its reader of nothing but the reader's own account, and leaves even when that has no rights any more
 */
public record NoticeKind(
        String id,
        Record danish,
        Record english,
        Channel usual,
        @Nullable String permission,
        boolean own) {
    public NoticeKind(String id, Record danish, Record english, Channel usual, @Nullable String permission) {
        this(id, danish, english, usual, permission, false);
    }

    public enum Channel {
        OFF,
        IN_APP,
        /** By e-mail as well as in the program. */
        MAIL,
        /** In the program, and by e-mail together with what else came since the last working day. */
        DIGEST
    }

    public Class<? extends Record> args() {
        return danish.getClass();
    }
}
