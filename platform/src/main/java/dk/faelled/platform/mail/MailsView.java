package dk.faelled.platform.mail;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox. @param on whether there is a server @param older where the next page begins; null on the last */
public record MailsView(
        List<Mail> mails,
        Mail.@Nullable State state,
        boolean on,
        @Nullable UUID older) {
    public String kind(Mail mail) {
        return Messages.text("notice." + mail.kind());
    }

    public String state(Mail mail) {
        var text = text(mail.state());
        return mail.fault() == null ? text : text + " (" + mail.fault() + ")";
    }

    public String text(Mail.State one) {
        return Messages.text("platform.mail.state." + one);
    }

    public Shell.Kind shade(Mail mail) {
        return switch (mail.state()) {
            case QUEUED -> Shell.Kind.INFO;
            case SENT -> Shell.Kind.SUCCESS;
            case BOUNCED, DEAD -> Shell.Kind.ERROR;
        };
    }

    public boolean givenUp(Mail mail) {
        return mail.state() == Mail.State.BOUNCED || mail.state() == Mail.State.DEAD;
    }

    public String created(Mail mail) {
        return Formats.current().moment(mail.createdAt());
    }

    /** When it was sent or given up, or is tried next. */
    public String then(Mail mail) {
        if (mail.endedAt() != null) return Formats.current().moment(mail.endedAt());
        return on ? Formats.current().moment(mail.nextAt()) : "";
    }

    public List<Mail.State> states() {
        return List.of(Mail.State.values());
    }
}
