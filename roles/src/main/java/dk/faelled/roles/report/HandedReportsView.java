package dk.faelled.roles.report;

import dk.faelled.platform.page.Errors;
import java.util.List;

/** Reports that are handed to the reader. */
public record HandedReportsView(List<Line> lines, Errors errors) {
    public record Line(String name, String file, String handedBy, String handedAt) {}
}
