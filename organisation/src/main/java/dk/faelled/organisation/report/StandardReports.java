package dk.faelled.organisation.report;

import dk.faelled.organisation.shelf.Filing;
import dk.faelled.organisation.shelf.Format;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has standard reports made, by somebody or by the clock; the work is a job's. */
@Component
@Transactional
class StandardReports {
    static final String KIND = "organisation.report";
    static final String CPR = "platform.cpr.read";
    private final Jobs jobs;
    private final StandardTable table;
    private final Filing filing;
    private final StandardSettings settings;
    private final AccessDecider access;
    private final Clock clock;

    /** One file to be made. */
    record Piece(StandardReport report, Format format, boolean cpr) {}

    /** All that one job makes. */
    record Order(List<Piece> pieces) {}

    StandardReports(
            Jobs jobs,
            StandardTable table,
            Filing filing,
            StandardSettings settings,
            AccessDecider access,
            Clock clock) {
        this.jobs = jobs;
        this.table = table;
        this.filing = filing;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /** @param name of the report; {@code ALL} for each of them @param cpr with CPR numbers where the report has them */
    public UUID order(String name, Format format, boolean cpr) {
        if (cpr && !access.may(CPR)) throw new RuleBroken("organisation.report.error.cpr").at("cpr");
        var wanted = name.equals("ALL")
                ? Arrays.asList(StandardReport.values())
                : List.of(StandardReport.named(name)
                        .orElseThrow(() -> new RuleBroken("organisation.report.error.report").at("report")));
        var pieces = wanted.stream()
                .map(report -> new Piece(report, format, cpr && report.hasCpr()))
                .toList();
        var title = wanted.size() == 1 ? wanted.getFirst().title() : Messages.text("organisation.report.all");
        return jobs.submit(KIND, title, new Order(pieces));
    }

    /** Every report as CSV, those with CPR numbers both ways: who may fetch which is seen when it is fetched. */
    public void nightly() {
        if (!settings.nightly()) return;
        var pieces = Arrays.stream(StandardReport.values())
                .flatMap(report -> report.hasCpr()
                        ? Stream.of(false, true).map(cpr -> piece(report, cpr))
                        : Stream.of(piece(report, false)))
                .toList();
        jobs.submit(KIND, Messages.text("organisation.report.all"), new Order(pieces));
    }

    private static Piece piece(StandardReport report, boolean cpr) {
        return new Piece(report, Format.CSV, cpr);
    }

    public Shelf.Item make(Piece piece) {
        var report = piece.report();
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        return filing.file(
                new Filing.Label(Shelf.EXPORTS, report.file(piece.cpr()), report.name(), piece.cpr(), null),
                piece.format(),
                report.title(),
                report.heads(piece.cpr()),
                rows -> table.each(report, today, settings.medRoots(), piece.cpr(), rows::row));
    }
}
