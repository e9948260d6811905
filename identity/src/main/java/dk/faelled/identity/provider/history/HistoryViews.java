package dk.faelled.identity.provider.history;

import dk.faelled.identity.provider.ProviderFrame;
import java.util.List;

/** What the page of a system's history shows. */
public final class HistoryViews {
    private HistoryViews() {}

    /** @param older path of what lies further back; empty for nothing */
    public record All(ProviderFrame frame, List<Past> versions, String older) {}

    /**
     * @param what number, part, time and by whom, in words
     * @param counts now
     * @param back path; empty for what counts, and for what cannot be any more
     */
    public record Past(String what, List<Difference> differences, boolean counts, String back, int number) {}
}
