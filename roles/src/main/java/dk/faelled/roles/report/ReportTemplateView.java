package dk.faelled.roles.report;

import dk.faelled.platform.page.Errors;
import java.util.List;
import java.util.UUID;

/**
 * A template with whom it is handed to.
 *
 * @param today the latest day that it can be made for, yyyy-MM-dd
 * @param mayUpdate whether the reader may change it and hand it on
 * @param typed whom somebody wanted to hand it to
 */
public record ReportTemplateView(
        UUID id,
        String name,
        String units,
        String systems,
        String manager,
        String parts,
        String changed,
        String today,
        List<Line> readers,
        boolean mayUpdate,
        String typed,
        Errors errors) {
    public record Line(UUID actor, String name, String handedBy, String handedAt) {}

    public String here() {
        return ReportTemplatePages.PATH + "/" + id;
    }
}
