package dk.faelled.roles.report;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.Instant;
import java.util.UUID;

/** Templates of reports. */
public final class ReportTemplateList {
    public record Row(UUID id, String name, int readers, String changedBy, Instant changedAt) {
        public String href() {
            return ReportTemplatePages.PATH + "/" + id;
        }
    }

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "roles.report-templates", "roles.report.templates")
            .select("""
                    t.id, t.name, t.changed_by, t.changed_at,
                    (select count(*) from report_reader r where r.template_id = t.id) as readers""", "report_template t")
            .search("folded(t.name) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.name", "t.name", Row::name)
                            .always()
                            .sorted()
                            .filtered(),
                    Column.number(
                            "readers",
                            "roles.report.template.readers",
                            "(select count(*) from report_reader r where r.template_id = t.id)",
                            Row::readers),
                    Column.text("by", "roles.report.template.changed-by", "t.changed_by", Row::changedBy),
                    Column.<Row>moment("at", "roles.report.template.changed-at", "t.changed_at", Row::changedAt)
                            .always()
                            .sorted())
            .sortedBy("name")
            .rows(
                    "t.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getInt("readers"),
                            row.getString("changed_by"),
                            row.getTimestamp("changed_at").toInstant()));

    private ReportTemplateList() {}
}
