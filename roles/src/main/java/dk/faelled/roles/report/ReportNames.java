package dk.faelled.roles.report;

import dk.faelled.roles.catalogue.NamesOfOneKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the pages of other modules what a template of a report is called. */
@Component
class ReportNames extends NamesOfOneKind {
    ReportNames(JdbcClient sql) {
        super(
                sql,
                "report-template",
                ReportTemplatePages.PATH,
                "select id, name from report_template where id = any(:ids)");
    }
}
