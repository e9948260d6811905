package dk.faelled.roles.fixed;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All reports, or one of them. @param list null where all are shown */
public record FixedReportsView(
        List<Link> reports,
        @Nullable String title,
        String lead,
        @Nullable ListView<FixedReport.Row> list) {}
