package dk.faelled.roles.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A report with a name (rapportskabelon), and whom it is handed to. @param version of what was read */
record ReportTemplate(
        UUID id, String name, ReportWish wish, List<Reader> readers, String changedBy, Instant changedAt, int version) {
    /** @param actor who that is, as somebody who signs in */
    record Reader(UUID actor, String name, String handedBy, Instant handedAt) {}

    ReportTemplate {
        readers = List.copyOf(readers);
    }
}
