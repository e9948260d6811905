package dk.faelled.organisation.insight;

import dk.faelled.organisation.shelf.Filing;
import dk.faelled.organisation.shelf.Format;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the first rows of what is wanted, and has all of it made to files by a job. */
@Component
@Transactional
class InsightDesk {
    static final String KIND = "organisation.insight";
    static final String CPR = "platform.cpr.read";
    static final int SHOWN = 50;
    private final InsightTable table;
    private final Filing filing;
    private final Jobs jobs;
    private final AccessDecider access;
    private final Audit audit;
    private final Clock clock;

    /** What one job makes: one workbook, or a CSV file a subject. @param label how the files begin */
    record Order(Wish wish, Format format, String label, UUID owner) {
        int files() {
            return format == Format.XLSX ? 1 : wish.subjects().size();
        }
    }

    /** The first rows of a subject. @param more whether there are others */
    record Preview(Subject subject, List<String> heads, List<List<@Nullable Object>> rows, boolean more) {}

    InsightDesk(InsightTable table, Filing filing, Jobs jobs, AccessDecider access, Audit audit, Clock clock) {
        this.table = table;
        this.filing = filing;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Preview> preview(Wish wish) {
        checkCpr(wish);
        return wish.subjects().stream().map(chosen -> preview(wish, chosen)).toList();
    }

    private Preview preview(Wish wish, Wish.Chosen chosen) {
        var rows = new ArrayList<InsightTable.Row>();
        table.each(wish, chosen, today(), SHOWN + 1, rows::add);
        var shown = rows.stream().limit(SHOWN).toList();
        var persons = shown.stream()
                .flatMap(row -> java.util.stream.Stream.ofNullable(row.person()))
                .distinct()
                .map(person -> "person:" + person)
                .toList();
        if (!persons.isEmpty())
            audit.accessed(
                    chosen.fields().contains(Subject.CPR) ? "organisation.person.cpr" : "organisation.person.export",
                    persons,
                    "organisation.insight");
        return new Preview(
                chosen.subject(),
                heads(chosen),
                shown.stream().map(InsightTable.Row::cells).toList(),
                rows.size() > SHOWN);
    }

    /** @param name as the files begin; blank for none */
    public UUID order(Wish wish, Format format, String name) {
        checkCpr(wish);
        var label =
                name.isBlank() ? Messages.text("organisation.insight.title").toLowerCase(Locale.ROOT) : name.strip();
        return jobs.submit(
                KIND,
                Messages.text("organisation.insight.title") + (name.isBlank() ? "" : ": " + name.strip()),
                new Order(wish, format, label, Context.current().actor().id()));
    }

    private void checkCpr(Wish wish) {
        if (wish.hasCpr() && !access.may(CPR)) throw new RuleBroken("organisation.report.error.cpr").at("fields");
    }

    /** @param no which file of the order @param suffix keeps files of one name apart */
    public Shelf.Item make(Order order, int no, String suffix) {
        var wish = order.wish();
        var some = order.format() == Format.XLSX
                ? wish.subjects()
                : List.of(wish.subjects().get(no));
        var first = some.getFirst();
        var name = order.label().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip()
                + (order.format() == Format.XLSX
                        ? ""
                        : "-" + first.subject().title().toLowerCase(Locale.ROOT))
                + "-" + today() + "-" + suffix;
        var cpr = some.stream().anyMatch(chosen -> chosen.fields().contains(Subject.CPR));
        return filing.file(
                new Filing.Label(Shelf.INSIGHTS, name, null, cpr, order.owner()),
                order.format(),
                first.subject().title(),
                heads(first),
                rows -> {
                    for (var chosen : some) {
                        if (chosen != first) rows.sheet(chosen.subject().title(), heads(chosen));
                        table.each(
                                wish, chosen, today(), Integer.MAX_VALUE, row -> rows.row(row.person(), row.cells()));
                    }
                });
    }

    private static List<String> heads(Wish.Chosen chosen) {
        return chosen.columns().stream().map(Subject.Field::label).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
