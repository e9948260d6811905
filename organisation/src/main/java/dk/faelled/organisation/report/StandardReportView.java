package dk.faelled.organisation.report;

import dk.faelled.organisation.shelf.Format;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The standard reports and the files that there are of them.
 *
 * @param mayCpr whether the reader may have CPR numbers in them
 */
public record StandardReportView(
        List<Line> lines, boolean mayCpr, String report, String format, boolean cpr, Errors errors) {

    /** One report. */
    public record Line(String title, String contents, List<File> files) {}

    /** @param text as {@code CSV, 1.234 rækker, 1. marts 2026 kl. 04.10} */
    public record File(String href, String text, String label) {}

    static StandardReportView of(
            List<Shelf.Item> items, boolean mayCpr, String report, String format, boolean cpr, Errors errors) {
        var lines = Arrays.stream(StandardReport.values())
                .map(one -> new Line(
                        one.title(),
                        String.join(", ", one.heads(mayCpr)),
                        items.stream()
                                .filter(item -> one.name().equals(item.report()) && (mayCpr || !item.withCpr()))
                                .map(item -> file(one, item))
                                .toList()))
                .toList();
        return new StandardReportView(lines, mayCpr, report, format, cpr, errors);
    }

    private static File file(StandardReport report, Shelf.Item item) {
        var extension = item.name().endsWith(".xlsx") ? Format.XLSX : Format.CSV;
        var text = Messages.text(
                item.withCpr() ? "organisation.report.file.cpr" : "organisation.report.file",
                extension.name(),
                item.rows() == null ? 0 : item.rows(),
                Formats.current().moment(item.storedAt()));
        return new File(StandardReportPages.PATH + "/" + item.id() + "/file", text, report.title() + ": " + text);
    }

    public List<Option> choices() {
        var choices = new ArrayList<Option>();
        choices.add(new Option("ALL", Messages.text("organisation.report.all")));
        for (var one : StandardReport.values()) choices.add(new Option(one.name(), one.title()));
        return choices;
    }

    public List<Option> formats() {
        return Arrays.stream(Format.values())
                .map(one -> new Option(one.name(), Messages.text("organisation.report.format." + one.extension())))
                .toList();
    }
}
