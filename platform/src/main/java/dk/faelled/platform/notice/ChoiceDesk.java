package dk.faelled.platform.notice;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Language;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everyone chooses for themselves. */
@Service
@Transactional
class ChoiceDesk {
    private final ChoiceTable table;
    private final NoticeDesk desk;
    private final Mailboxes mailboxes;
    private final AccessDecider access;
    private final Audit audit;

    /** What the log tells; the address itself stays out of it. */
    record Logged(Map<String, Channel> channels, boolean address, String language) {}

    ChoiceDesk(ChoiceTable table, NoticeDesk desk, Mailboxes mailboxes, AccessDecider access, Audit audit) {
        this.table = table;
        this.desk = desk;
        this.mailboxes = mailboxes;
        this.access = access;
        this.audit = audit;
    }

    ChoicesView view() {
        var chosen = table.channels(me());
        var reader = table.reader(me());
        return new ChoicesView(
                mine().stream()
                        .map(kind -> new ChoicesView.Line(
                                kind.id(),
                                Messages.text("notice." + kind.id()),
                                chosen.getOrDefault(kind.id(), kind.usual()).name()))
                        .toList(),
                reader.map(ChoiceTable.Reader::address).orElse(""),
                mailboxes.known(me()).orElse(null),
                reader.map(ChoiceTable.Reader::locale).orElse(Messages.locale()).getLanguage(),
                Errors.NONE);
    }

    /** Those that one may be told of. */
    private List<NoticeKind> mine() {
        return desk.declared().stream()
                .filter(kind -> kind.permission() == null || access.may(kind.permission()))
                .toList();
    }

    /** @param wanted channels by kind; kinds that are not one's own are passed over */
    void choose(Map<String, Channel> wanted, String address, String language) {
        var plain = address.strip();
        if (!plain.isEmpty() && !Mailboxes.canBeWritten(plain))
            throw new RuleBroken("platform.notice.address.wrong").at("address");
        if (plain.isEmpty()
                && (wanted.containsValue(Channel.MAIL) || wanted.containsValue(Channel.DIGEST))
                && mailboxes.known(me()).isEmpty())
            throw new RuleBroken("platform.notice.address.missing").at("address");
        var locale = language.equals("en") ? Locale.of("en") : Language.DANISH;
        var kept = new TreeMap<String, Channel>();
        for (var kind : mine()) {
            var channel = wanted.get(kind.id());
            if (channel == null) continue;
            table.choose(me(), kind.id(), channel);
            kept.put(kind.id(), channel);
        }
        table.keep(me(), new ChoiceTable.Reader(plain.isEmpty() ? null : plain, locale));
        audit.changed(
                "platform.notice.choose",
                "account:" + me(),
                null,
                new Logged(kept, !plain.isEmpty(), locale.getLanguage()),
                null);
    }

    private static UUID me() {
        return Context.current().actor().id();
    }
}
