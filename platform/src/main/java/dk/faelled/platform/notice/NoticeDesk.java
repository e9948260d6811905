package dk.faelled.platform.notice;

import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Live;
import dk.faelled.platform.Mails;
import dk.faelled.platform.Modules;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.Notices;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Placeholders;
import dk.faelled.platform.page.Unread;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells people, and shows them what they were told. */
@Service
@Transactional
class NoticeDesk implements Notices, Unread {
    private final NoticeTable table;
    private final ChoiceTable choices;
    private final ObjectProvider<NoticeKind> kinds;
    private final Modules modules;
    private final Mailboxes mailboxes;
    private final Mails mails;
    private final Live live;
    private final JsonMapper json;
    private final Clock clock;

    NoticeDesk(
            NoticeTable table,
            ChoiceTable choices,
            ObjectProvider<NoticeKind> kinds,
            Modules modules,
            Mailboxes mailboxes,
            Mails mails,
            Live live,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.choices = choices;
        this.kinds = kinds;
        this.modules = modules;
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void send(NoticeKind kind, UUID recipient, String key, Record args, @Nullable String link) {
        if (!kind.args().isInstance(args)) throw new IllegalArgumentException(kind.id() + " tells of " + kind.args());
        if (link != null && !link.matches("/(?!/).*")) throw new IllegalArgumentException("no address within: " + link);
        if (!modules.declares(kind.id())) return;
        var channel = choices.channel(recipient, kind.id()).orElse(kind.usual());
        if (channel == Channel.OFF) return;
        var id = Ids.next();
        var text = json.writeValueAsString(args);
        var added = table.add(id, recipient, kind.id(), key, text, link, channel == Channel.DIGEST, clock.instant());
        if (!added) return;
        if (channel == Channel.MAIL)
            mailboxes
                    .of(recipient)
                    .ifPresent(
                            mailbox -> mails.queue(kind, recipient, mailbox.address(), mailbox.locale(), text, link));
        tell(id, recipient);
    }

    /** Newest first. */
    NoticesView page(@Nullable UUID before, int size) {
        var rows = table.page(me(), before, size + 1);
        var wordings = mails.wordings(Messages.locale());
        var shown = rows.stream()
                .limit(size)
                .map(row -> NoticesView.Line.of(row, told(row, Messages.locale(), wordings)))
                .toList();
        return new NoticesView(shown, rows.size() > size ? shown.getLast().id() : null, count() > 0);
    }

    /** As people read it; of a module that is gone only the name is left. */
    Mails.Wording told(NoticeTable.Row row, Locale locale, Mails.Wordings wordings) {
        var kind = kind(row.kind());
        if (kind.isEmpty()) return new Mails.Wording(row.kind(), "");
        var values = Placeholders.of(json.readValue(row.args(), kind.get().args()), locale);
        var wording = wordings.of(row.kind());
        return new Mails.Wording(
                Placeholders.fill(wording.subject(), values), Placeholders.fill(wording.body(), values));
    }

    /** Whether whoever holds these permissions may still be told of it. */
    boolean mayRead(Set<String> held, NoticeTable.Row row) {
        return held.contains("platform.home")
                && kind(row.kind())
                        .filter(kind -> kind.permission() == null || held.contains(kind.permission()))
                        .isPresent();
    }

    @Override
    public int count() {
        return table.unread(me(), MOST);
    }

    void read(UUID id, boolean read) {
        table.read(found(id).id(), me(), read ? clock.instant() : null);
        tell(id, me());
    }

    /** Where it leads to; it is read then. */
    String follow(UUID id) {
        var notice = found(id);
        if (notice.readAt() == null) read(id, true);
        return notice.link() == null ? "/notices" : notice.link();
    }

    void readAll() {
        table.readAll(me(), clock.instant());
        tell(me(), me());
    }

    /** Those that people choose about. */
    List<NoticeKind> declared() {
        return kinds.stream()
                .filter(kind -> !kind.id().equals(Digest.ID) && modules.declares(kind.id()))
                .toList();
    }

    private Optional<NoticeKind> kind(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    private NoticeTable.Row found(UUID id) {
        return table.find(id, me()).orElseThrow(() -> new NotFound("notice " + id));
    }

    private void tell(UUID id, UUID recipient) {
        live.changed("notice", id, new Live.To(recipient, null));
    }

    private static UUID me() {
        return Context.current().actor().id();
    }
}
