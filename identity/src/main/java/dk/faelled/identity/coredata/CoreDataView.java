package dk.faelled.identity.coredata;

import java.util.List;

/** @param runs the latest first */
public record CoreDataView(List<Line> lines, List<Run> runs) {
    /**
     * A domain that is loaded.
     *
     * @param last in words, when whole persons were last loaded @param old that is long ago
     * @param path of what is done about it
     */
    public record Line(String domain, String last, boolean old, boolean guarded, boolean allowed, String path) {}

    /** @param lines in English, as the caller was told */
    public record Run(
            String at,
            String kind,
            String domain,
            String caller,
            boolean refused,
            String figures,
            String taken,
            List<String> lines) {}
}
