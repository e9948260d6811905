package dk.faelled.organisation.migration;

import dk.faelled.organisation.migration.MigrationTable.Migration;
import dk.faelled.organisation.migration.MigrationTable.State;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The copy: where from, how far, and how it compares.
 *
 * @param job where its last run is seen; null before the first
 * @param act what can be done next, as a key of texts; null while it runs and when it is over
 */
public record MigrationView(
        String address,
        String tokenAddress,
        String client,
        boolean withHistory,
        boolean known,
        @Nullable String state,
        @Nullable String problem,
        @Nullable String covered,
        @Nullable String job,
        @Nullable String act,
        boolean mayCutOver,
        boolean editable,
        List<Line> lines,
        Errors errors) {

    public record Line(String type, String source, String own, String sum, String onlyHere, boolean equal) {}

    static MigrationView of(
            @Nullable Migration migration,
            List<MigrationTable.Count> counts,
            MigrationSource.@Nullable Access typed,
            boolean withHistory,
            Errors errors) {
        var access = typed != null || migration == null ? typed : migration.access();
        var state = migration == null ? null : migration.state();
        var idle = state != null && state != State.RUNNING && state != State.CUT_OVER;
        return new MigrationView(
                access == null ? "" : access.address(),
                access == null ? "" : access.tokenAddress(),
                access == null ? "" : access.client(),
                typed == null && migration != null ? migration.withHistory() : withHistory,
                migration != null,
                state == null ? null : Messages.text("organisation.migration.state." + state),
                migration == null ? null : migration.problem(),
                migration == null ? null : Formats.current().moment(migration.coveredUntil()),
                migration == null || migration.job() == null ? null : "/jobs/" + migration.job(),
                !idle
                        ? null
                        : "organisation.migration.act."
                                + (state == State.READY ? "begin" : state == State.UNFINISHED ? "go-on" : "again"),
                state == State.EQUAL,
                state == null || idle,
                counts.stream().map(MigrationView::line).toList(),
                errors);
    }

    private static Line line(MigrationTable.Count count) {
        var formats = Formats.current();
        return new Line(
                Messages.text(
                        "organisation.migration.type." + count.type().name().toLowerCase(Locale.ROOT)),
                formats.number(count.sourceCount()),
                formats.number(count.ownCount()),
                count.sourceSum().equals(count.ownSum()) ? count.ownSum() : count.sourceSum() + " / " + count.ownSum(),
                formats.number(count.onlyHere()),
                count.equal());
    }
}
