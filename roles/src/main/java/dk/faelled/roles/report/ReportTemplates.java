package dk.faelled.roles.report;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.rights.Allowed;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps templates of reports, and hands them to people (rapportskabeloner). */
@Component
@Transactional
class ReportTemplates {
    static final int LONGEST = 100;
    private final ReportTemplateTable table;
    private final ReportDesk desk;
    private final Notices notices;
    private final NoticeKind handedKind;
    private final Allowed allowed;
    private final Audit audit;

    /** What somebody is told who is handed a template. */
    record Told(String report, String by) {}

    /** As the log keeps it. */
    record Handing(UUID template, String name, UUID actor, String reader) {}

    ReportTemplates(
            ReportTemplateTable table,
            ReportDesk desk,
            Notices notices,
            @Qualifier("reportHanded") NoticeKind handedKind,
            Allowed allowed,
            Audit audit) {
        this.table = table;
        this.desk = desk;
        this.notices = notices;
        this.handedKind = handedKind;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** For whoever may make reports, or templates of them. */
    @Transactional(readOnly = true)
    public ReportTemplate get(UUID id) {
        if (!allowed.has(ReportConfiguration.UPDATE)) allowed.demand(ReportConfiguration.READ);
        return found(id);
    }

    private ReportTemplate found(UUID id) {
        return table.find(id).orElseThrow(() -> gone(id));
    }

    private static NotFound gone(UUID id) {
        return new NotFound("report_template " + id);
    }

    /** The very template, for somebody whom it is handed to; there is none for anybody else. */
    @Transactional(readOnly = true)
    public ReportTemplate handed(UUID id) {
        var me = Context.current().actor().id();
        var template = found(id);
        if (template.readers().stream().noneMatch(reader -> reader.actor().equals(me))) throw gone(id);
        return template;
    }

    public ReportTemplate create(String name, ReportWish wish) {
        allowed.demand(ReportConfiguration.UPDATE);
        var id = Ids.next();
        if (!table.create(id, checked(name, wish), wish, by()))
            throw new RuleBroken("roles.report.template.taken", name.strip()).at("name");
        var kept = found(id);
        audit.changed("roles.report-template.create", entity(id), null, kept, null);
        return kept;
    }

    /** Whom it is handed to stays; they get what it says from now on. */
    public ReportTemplate change(UUID id, int version, String name, ReportWish wish) {
        allowed.demand(ReportConfiguration.UPDATE);
        var before = found(id);
        var called = checked(name, wish);
        if (table.isTaken(called, id)) throw new RuleBroken("roles.report.template.taken", called).at("name");
        if (!table.change(id, version, called, wish, by())) throw new RuleBroken("roles.stale", before.name());
        var after = found(id);
        audit.changed("roles.report-template.update", entity(id), before, after, null);
        return after;
    }

    private String checked(String name, ReportWish wish) {
        var called = name.strip();
        if (called.isEmpty()) throw new RuleBroken("roles.text.missing").at("name");
        if (called.length() > LONGEST) throw new RuleBroken("roles.text.too-long", LONGEST).at("name");
        desk.wanted(wish, desk.today(), called);
        return called;
    }

    /** Nobody it was handed to has it afterwards. */
    public void delete(UUID id) {
        allowed.demand(ReportConfiguration.UPDATE);
        var before = found(id);
        table.delete(id);
        audit.changed("roles.report-template.delete", entity(id), before, null, null);
    }

    /** Who has it already keeps it. @param called user id, as it is typed */
    public void hand(UUID id, String called) {
        allowed.demand(ReportConfiguration.UPDATE);
        var template = found(id);
        var whom = table.called(called);
        if (!table.hand(id, whom, by())) return;
        audit.changed("roles.report-template.hand", entity(id), null, handing(template, whom), null);
        notices.send(
                handedKind,
                whom.actor(),
                id + ":" + Ids.next(),
                new Told(template.name(), by()),
                HandedReportPages.PATH);
    }

    public void takeBack(UUID id, UUID actor) {
        allowed.demand(ReportConfiguration.UPDATE);
        var template = found(id);
        var reader = template.readers().stream()
                .filter(one -> one.actor().equals(actor))
                .findFirst()
                .orElseThrow(() -> new NotFound("report_reader " + actor));
        table.takeBack(id, actor);
        audit.changed(
                "roles.report-template.take-back",
                entity(id),
                handing(template, new ReportTemplateTable.Whom(actor, reader.name())),
                null,
                null);
    }

    private static Handing handing(ReportTemplate template, ReportTemplateTable.Whom whom) {
        return new Handing(template.id(), template.name(), whom.actor(), whom.name());
    }

    private static String entity(UUID id) {
        return "report-template:" + id;
    }

    private static String by() {
        return Context.current().actor().name();
    }

    /** Those handed to the reader; few. */
    @Transactional(readOnly = true)
    public List<ReportTemplateTable.Held> mine() {
        return table.heldBy(Context.current().actor().id());
    }
}
