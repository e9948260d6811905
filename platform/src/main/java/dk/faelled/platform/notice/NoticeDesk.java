package dk.faelled.platform.notice;

import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Live;
import dk.faelled.platform.MailAddresses;
import dk.faelled.platform.Mails;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.Notices;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Placeholders;
import dk.faelled.platform.page.Unread;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final ObjectProvider<MailAddresses> addresses;
    private final Mails mails;
    private final Live live;
    private final JsonMapper json;
    private final Clock clock;

    NoticeDesk(
            NoticeTable table,
            ChoiceTable choices,
            ObjectProvider<NoticeKind> kinds,
            ObjectProvider<MailAddresses> addresses,
            Mails mails,
            Live live,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.choices = choices;
        this.kinds = kinds;
        this.addresses = addresses;
        this.mails = mails;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void send(NoticeKind kind, UUID recipient, String key, Record args, @Nullable String link) {
        if (!kind.args().isInstance(args)) throw new IllegalArgumentException(kind.id() + " tells of " + kind.args());
        if (link != null && !link.matches("/(?!/).*")) throw new IllegalArgumentException("no address within: " + link);
        var channel = choices.channel(recipient, kind.id()).orElse(kind.usual());
        if (channel == Channel.OFF) return;
        var id = Ids.next();
        var text = json.writeValueAsString(args);
        if (!table.add(id, recipient, kind.id(), key, text, link, clock.instant())) return;
        if (channel == Channel.MAIL) mail(kind, recipient, text, link);
        tell(id, recipient);
    }

    private void mail(NoticeKind kind, UUID recipient, String args, @Nullable String link) {
        var reader = choices.reader(recipient).orElse(new ChoiceTable.Reader(null, Context.DANISH));
        var address = reader.address() == null ? known(recipient).orElse(null) : reader.address();
        if (address != null) mails.queue(kind, recipient, address, reader.locale(), args, link);
    }

    /** The address that another module knows of. */
    Optional<String> known(UUID account) {
        var known = addresses.getIfAvailable();
        return known == null ? Optional.empty() : known.of(account);
    }

    /** Newest first. */
    NoticesView page(@Nullable UUID before, int size) {
        var rows = table.page(me(), before, size + 1);
        var known = byId();
        var wordings = mails.wordings(Messages.locale());
        var shown = rows.stream()
                .limit(size)
                .map(row -> line(row, known.get(row.kind()), wordings))
                .toList();
        return new NoticesView(shown, rows.size() > size ? shown.getLast().id() : null, count() > 0);
    }

    private NoticesView.Line line(NoticeTable.Row row, @Nullable NoticeKind kind, Mails.Wordings wordings) {
        // its module is gone
        if (kind == null) return NoticesView.Line.of(row, row.kind(), "");
        var values = Placeholders.of(json.readValue(row.args(), kind.args()), Messages.locale());
        var wording = wordings.of(kind.id());
        return NoticesView.Line.of(
                row, Placeholders.fill(wording.subject(), values), Placeholders.fill(wording.body(), values));
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

    List<NoticeKind> declared() {
        return kinds.stream().toList();
    }

    private Map<String, NoticeKind> byId() {
        return declared().stream().collect(Collectors.toMap(NoticeKind::id, Function.identity()));
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
