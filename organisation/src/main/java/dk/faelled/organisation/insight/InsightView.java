package dk.faelled.organisation.insight;

import dk.faelled.organisation.editing.EditView;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.shelf.Format;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked, what is asked, its first rows, and what was kept and made before.
 *
 * @param mayShare whether a kept wish may be shown to everybody
 */
public record InsightView(
        EditView.Field unit,
        List<Group> groups,
        Typed values,
        List<Table> previews,
        List<Line> kept,
        List<File> files,
        boolean mayShare,
        Errors errors) {

    /** A subject and its fields. @param open whether one of them is chosen */
    public record Group(Subject subject, List<Box> boxes, boolean open) {
        public String title() {
            return subject.title();
        }
    }

    public record Box(String value, String id, String label, boolean checked) {}

    public record Table(String title, List<String> heads, List<List<String>> rows, boolean more) {}

    /** @param drop where it is dropped; null for those of others */
    public record Line(
            String href,
            String name,
            String about,
            @Nullable String drop) {}

    public record File(String href, String text) {}

    static Group group(Subject subject, Typed in, boolean mayCpr) {
        var chosen = in.all("fields");
        var boxes = subject.fields().stream()
                .filter(field -> mayCpr || !field.key().equals(Subject.CPR))
                .map(field -> {
                    var value = subject.name() + "." + field.key();
                    return new Box(value, "field-" + value.replace('.', '-'), field.label(), chosen.contains(value));
                })
                .toList();
        return new Group(subject, boxes, boxes.stream().anyMatch(Box::checked));
    }

    static Table table(InsightDesk.Preview preview) {
        return new Table(
                preview.subject().title(),
                preview.heads(),
                preview.rows().stream()
                        .map(row -> row.stream().map(InsightView::written).toList())
                        .toList(),
                preview.more());
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case LocalDate day -> Formats.current().shortDay(day);
            case BigDecimal number -> Formats.current().number(number);
            default -> value.toString();
        };
    }

    static Line line(InsightTable.Kept kept, UUID me) {
        var mine = kept.owner().equals(me);
        return new Line(
                InsightPages.PATH + "?kept=" + kept.id(),
                kept.name(),
                kept.shared()
                        ? Messages.text("organisation.insight.shared-by", kept.ownerName())
                        : Messages.text("organisation.insight.own"),
                mine ? InsightPages.PATH + "/" + kept.id() + "/drop" : null);
    }

    static File file(Shelf.Item item) {
        return new File(
                InsightPages.PATH + "/" + item.id() + "/file",
                Messages.text(
                        "organisation.report.file",
                        item.name(),
                        item.rows() == null ? 0 : item.rows(),
                        Formats.current().moment(item.storedAt())));
    }

    public String value(String field) {
        return values.text(field);
    }

    public List<Option> formats() {
        return Arrays.stream(Format.values())
                .map(one -> new Option(one.name(), Messages.text("organisation.report.format." + one.extension())))
                .toList();
    }
}
