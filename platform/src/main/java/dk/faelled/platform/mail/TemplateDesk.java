package dk.faelled.platform.mail;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Mails.Wording;
import dk.faelled.platform.Mails.Wordings;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Placeholders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The texts of notices and mails: those that came with the program, and what the authority has written instead. */
@Service
@Transactional
class TemplateDesk {
    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_BODY = 10_000;
    private final TemplateTable table;
    private final ObjectProvider<NoticeKind> kinds;
    private final Audit audit;

    /** A text to be changed. @param version 0 for the one that came with the program */
    record Open(NoticeKind kind, Locale locale, Wording wording, int version) {}

    /** What the log tells. */
    record Logged(String kind, String locale, String subject, String body) {
        static Logged of(String kind, Locale locale, Wording wording) {
            return new Logged(kind, locale.getLanguage(), wording.subject(), wording.body());
        }
    }

    TemplateDesk(TemplateTable table, ObjectProvider<NoticeKind> kinds, Audit audit) {
        this.table = table;
        this.kinds = kinds;
        this.audit = audit;
    }

    Wordings wordings(Locale locale) {
        var kept = table.all(locale);
        return kind -> {
            var own = kept.get(kind);
            return own == null ? shipped(kind, locale) : own.wording();
        };
    }

    List<NoticeKind> declared() {
        return kinds.stream().toList();
    }

    Open open(String id, Locale locale) {
        var kind = kind(id);
        var own = table.all(locale).get(id);
        return own == null
                ? new Open(kind, locale, shipped(id, locale), 0)
                : new Open(kind, locale, own.wording(), own.version());
    }

    void keep(String id, Locale locale, Wording typed, int seen) {
        var before = open(id, locale);
        var wording = check(before.kind(), typed);
        if (!table.keep(id, locale, wording, seen)) throw new RuleBroken("platform.template.overtaken");
        log("platform.template.change", id, locale, Logged.of(id, locale, before.wording()), wording);
    }

    /** Back to what came with the program. */
    void reset(String id, Locale locale) {
        var before = open(id, locale);
        if (table.drop(id, locale))
            log("platform.template.reset", id, locale, Logged.of(id, locale, before.wording()), shipped(id, locale));
    }

    Wording check(NoticeKind kind, Wording typed) {
        var subject = typed.subject().strip();
        var body = typed.body().replace("\r\n", "\n").strip();
        if (subject.isEmpty()) throw new RuleBroken("platform.template.subject.missing").at("subject");
        if (subject.length() > LONGEST_SUBJECT)
            throw new RuleBroken("platform.template.too-long", LONGEST_SUBJECT).at("subject");
        if (body.isEmpty()) throw new RuleBroken("platform.template.body.missing").at("body");
        if (body.length() > LONGEST_BODY) throw new RuleBroken("platform.template.too-long", LONGEST_BODY).at("body");
        known(kind, subject, "subject");
        known(kind, body, "body");
        return new Wording(subject, body);
    }

    private static void known(NoticeKind kind, String text, String field) {
        var names = Placeholders.names(kind.args());
        var unknown = Placeholders.unknown(text, names);
        if (!unknown.isEmpty())
            throw new RuleBroken("platform.template.unknown", braced(unknown), braced(names)).at(field);
    }

    static String braced(java.util.Collection<String> names) {
        return String.join(", ", names.stream().map(name -> "{" + name + "}").toList());
    }

    private NoticeKind kind(String id) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind of notice " + id));
    }

    private static Wording shipped(String kind, Locale locale) {
        var texts = Messages.in(locale);
        return new Wording(texts.get("notice." + kind + ".subject"), texts.get("notice." + kind + ".body"));
    }

    private void log(String action, String id, Locale locale, Logged before, Wording after) {
        var entity = UUID.nameUUIDFromBytes((id + " " + locale.getLanguage()).getBytes(StandardCharsets.UTF_8));
        audit.changed(action, "mail-template:" + entity, before, Logged.of(id, locale, after), null);
    }
}
