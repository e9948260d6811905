package dk.faelled.roles.attestation;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.export.XlsxFile;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was attested, by whom, when and with which result: as a spreadsheet of any length, and as a PDF to be kept. */
@Component
@Transactional(readOnly = true)
class AttestationEvidence {
    /** Lines of a PDF, which is made in memory; a spreadsheet is written as it is read. */
    static final int PDF = 5_000;

    private static final int ROWS = 500;
    private static final String STYLE = """
            <style>
            @page { size: A4 landscape; margin: 15mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
            body { font-family: Helvetica, Arial, sans-serif; font-size: 9pt; }
            h1 { font-size: 15pt; } h2 { font-size: 11pt; margin: 5mm 0 2mm; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th, td { text-align: left; vertical-align: top; padding: 1mm; border-bottom: 0.2mm solid #999; }
            td { word-wrap: break-word; }
            </style>
            """;

    private final JdbcClient sql;
    private final AttestationReading reading;
    private final Tenants tenants;
    private final TemplateEngine templates;
    private final Audit audit;
    private final Clock clock;

    /** A part of the file: what there is to attest, with what was said of it. */
    private enum Part {
        USERS("roles.attestation.users", "name", "userid", "role", "system", "unit"),
        PLACED("roles.attestation.placed", "role", "system"),
        ACCOUNTS("roles.attestation.accounts", "name", "userid"),
        ROLES("roles.attestation.roles", "role", "system");

        /** After the columns that say what it is about: whether it has ended, and what was decided. */
        private static final List<String> DECIDED = List.of("gone", "state", "remark", "by", "at", "outcome");

        private final String title;
        private final List<String> about;

        Part(String title, String... about) {
            this.title = title;
            this.about = List.of(about);
        }

        int columns() {
            return about.size() + DECIDED.size();
        }

        List<String> heads() {
            return Stream.concat(
                            about.stream().map(head -> Messages.text("roles.field." + head)),
                            DECIDED.stream().map(head -> Messages.text("roles.attestation." + head)))
                    .toList();
        }

        /** In words where the value is one of ours. */
        @Nullable
        Object written(int column, @Nullable Object value) {
            if (column < about.size() || value == null) return value;
            return switch (DECIDED.get(column - about.size())) {
                case "state" -> Messages.text("roles.attestation.state." + value);
                case "outcome" -> Messages.text("roles.attestation.outcome." + value);
                default -> value;
            };
        }
    }

    AttestationEvidence(
            JdbcClient sql,
            AttestationReading reading,
            Tenants tenants,
            TemplateEngine templates,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.reading = reading;
        this.tenants = tenants;
        this.templates = templates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that the attestation has. */
    private List<Part> parts(Attestation one) {
        return switch (one.kind()) {
            case ORGANISATION ->
                reading.hasAccounts(one)
                        ? List.of(Part.USERS, Part.PLACED, Part.ACCOUNTS)
                        : List.of(Part.USERS, Part.PLACED);
            case IT_SYSTEM, MANAGER_DELEGATED -> List.of(Part.USERS);
            case IT_SYSTEM_ROLES -> List.of(Part.ROLES);
        };
    }

    public void xlsx(Attestation one, OutputStream out) throws IOException {
        read(one);
        try (var file = new XlsxFile(
                out,
                Messages.text("roles.attestation.evidence"),
                List.of(Messages.text("roles.report.fact"), Messages.text("roles.report.value")))) {
            for (var fact : facts(one)) file.row(List.of(fact.name(), fact.value()));
            for (var part : parts(one)) {
                file.sheet(Messages.text(part.title), part.heads());
                each(one, part, cells -> {
                    try {
                        file.row(cells);
                    } catch (IOException full) {
                        throw new UncheckedIOException(full);
                    }
                });
            }
        }
    }

    /** @throws RuleBroken where there is more to tell than a PDF holds */
    public void pdf(Attestation one, OutputStream out) throws IOException {
        read(one);
        var sections = new ArrayList<AttestationEvidenceView.Section>();
        for (var part : parts(one)) {
            var rows = new ArrayList<List<String>>();
            each(one, part, cells -> {
                if (rows.size() == PDF) throw new RuleBroken("roles.attestation.pdf.too-long", PDF);
                rows.add(cells.stream().map(AttestationEvidence::text).toList());
            });
            if (!rows.isEmpty())
                sections.add(new AttestationEvidenceView.Section(Messages.text(part.title), part.heads(), rows));
        }
        var view = new AttestationEvidenceView(
                Messages.locale().getLanguage(), AttestationWords.subject(one), facts(one), sections);
        var page = new StringOutput();
        templates.render("roles/attestationEvidence.jte", Map.of("view", view), page);
        new PdfRendererBuilder()
                .useFastMode()
                .withHtmlContent(page.toString().replace("</head>", STYLE + "</head>"), null)
                .withProducer("Fælled")
                .toStream(out)
                .run();
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Instant moment -> Formats.current().moment(moment);
            case LocalDate day -> Formats.current().shortDay(day);
            case Boolean yes -> Messages.text(yes ? "platform.list.yes" : "platform.list.no");
            // XML knows no other control characters
            default -> cell.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
        };
    }

    private void read(Attestation one) {
        audit.viewed("roles.attestation.evidence", List.of(AttestationDecisions.entity(one)));
    }

    private List<AttestationEvidenceView.Fact> facts(Attestation one) {
        var formats = Formats.current();
        var progress = reading.progress(one, LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
        var facts = new ArrayList<AttestationEvidenceView.Fact>();
        fact(
                facts,
                "roles.report.authority",
                tenants.find(Tenant.current()).orElseThrow().name());
        fact(facts, "roles.attestation.what", AttestationWords.subject(one));
        fact(facts, "roles.attestation.kind", Messages.text("roles.attestation.kind." + one.kind()));
        fact(
                facts,
                "roles.attestation.cover",
                Messages.text("roles.attestation.cover." + one.run().cover()));
        fact(facts, "roles.attestation.made", formats.moment(one.run().recordedAt()));
        fact(facts, "roles.attestation.deadline", formats.day(one.run().deadline()));
        fact(
                facts,
                "roles.attestation.progress",
                Messages.text("roles.attestation.progress.of", progress.ready(), progress.total()));
        fact(facts, "roles.attestation.by", one.verifier() == null ? "" : one.verifier());
        fact(facts, "roles.attestation.at", formats.moment(one.verifiedAt()));
        fact(facts, "roles.report.made", formats.moment(clock.instant()));
        return facts;
    }

    private static void fact(List<AttestationEvidenceView.Fact> facts, String key, String value) {
        facts.add(new AttestationEvidenceView.Fact(Messages.text(key), value));
    }

    private void each(Attestation one, Part part, Consumer<List<@Nullable Object>> taking) {
        try (var rows = sql
                .sql(query(one, part))
                .withFetchSize(ROWS)
                .params(one.parameters(LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN)))
                .query((row, _) -> {
                    var cells = new ArrayList<@Nullable Object>(part.columns());
                    for (int i = 0; i < part.columns(); i++) cells.add(part.written(i, cell(row.getObject(i + 1))));
                    return cells;
                })
                .stream()) {
            rows.forEach(taking);
        }
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case java.sql.Timestamp moment -> moment.toInstant();
            case OffsetDateTime moment -> moment.toInstant();
            case null, default -> value;
        };
    }

    private static String query(Attestation one, Part part) {
        return switch (part) {
            case USERS -> """
                    select u.name, u.user_id, r.name as role, s.name as system, coalesce(n.name, '') as unit, f.gone,
                           coalesce(l.decision, case when d.decision = 'REMARKS' then 'APPROVED' else d.decision end,
                                    'NOT_VERIFIED') as state,
                           coalesce(l.remark, d.remark, '') as remark, coalesce(l.decider, d.decider, '') as decider,
                           coalesce(l.decided_at, d.decided_at) as decided_at, coalesce(l.outcome, d.outcome) as outcome
                      from %s f
                      join role_user u on u.id = f.user_id
                      join user_role r on r.id = f.user_role_id
                      join role_system s on s.id = r.system_id
                      left join role_unit n on n.id = f.unit_id
                      left join attestation_decision d on d.attestation_id = :attestation
                           and d.user_id = f.user_id and d.row_id is null
                      left join attestation_decision l on l.attestation_id = :attestation
                           and l.user_id = f.user_id and l.row_id = f.id
                     order by u.name, u.id, s.name, r.name, f.id
                    """.formatted(one.lines().sql());
            case PLACED -> """
                    select coalesce(r.name, g.name, '') as role, coalesce(s.name, '') as system, a.id is null as gone,
                           coalesce(d.decision, 'NOT_VERIFIED') as state, coalesce(d.remark, '') as remark,
                           coalesce(d.decider, '') as decider, d.decided_at, d.outcome
                      from attestation_placed p
                      left join unit_assignment a on a.id = p.assignment_id
                      left join user_role r on r.id = p.user_role_id
                      left join role_system s on s.id = r.system_id
                      left join role_group g on g.id = p.group_id
                      left join attestation_decision d on d.attestation_id = p.attestation_id
                           and d.assignment_id = p.assignment_id
                     where p.attestation_id = :attestation
                     order by role, p.assignment_id
                    """;
            case ACCOUNTS -> """
                    select u.name, u.user_id, %s as gone, coalesce(c.decision, 'NOT_VERIFIED') as state, c.remark,
                           coalesce(c.decider, '') as decider, c.decided_at, c.outcome
                      from attestation_account c
                      join role_user u on u.id = c.user_id
                     where c.attestation_id = :attestation
                     order by u.name, u.id
                    """.formatted(AttestedAccounts.GONE);
            case ROLES -> """
                    select r.name as role, s.name as system, r.deleted_at is not null as gone,
                           coalesce(d.decision, 'NOT_VERIFIED') as state, coalesce(d.remark, '') as remark,
                           coalesce(d.decider, '') as decider, d.decided_at, d.outcome
                      from attestation_composed c
                      join user_role r on r.id = c.user_role_id
                      join role_system s on s.id = r.system_id
                      left join attestation_decision d on d.attestation_id = c.attestation_id
                           and d.user_role_id = c.user_role_id
                     where c.attestation_id = :attestation
                     order by r.name, r.id
                    """;
        };
    }
}
