package dk.faelled.roles.advice;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Advice: what is to be handled, and all of it. */
public final class AdviceList {
    public record Row(
            UUID id,
            String kind,
            List<String> words,
            boolean many,
            String link,
            Instant at,
            @Nullable Instant handledAt,
            @Nullable String handler) {
        /** In the reader's language. */
        public String said() {
            return Messages.text("roles.advice." + (many ? "many." : "said.") + kind, words.toArray());
        }

        public boolean isHandled() {
            return handledAt != null;
        }
    }

    static final ListDefinition<Row> OPEN = list("roles.advice.open", "a.handled_at is null", said(), kind(), at());

    static final ListDefinition<Row> ALL = list(
            "roles.advice.all",
            "true",
            said(),
            kind(),
            at(),
            Column.<Row>yesNo("handled", "roles.advice.handled", "(a.handled_at is not null)", Row::isHandled)
                    .always()
                    .filtered(),
            Column.<Row>text("by", "roles.advice.handler", "a.handler", Row::handler)
                    .filtered(),
            Column.<Row>moment("when", "roles.advice.handled-at", "a.handled_at", Row::handledAt)
                    .filtered());

    private AdviceList() {}

    @SafeVarargs
    private static ListDefinition<Row> list(String key, String where, Column<Row>... columns) {
        return ListDefinition.<Row>of(key, "roles.menu.advice")
                .select("a.id, a.kind, a.words, a.many, a.link, a.at, a.handled_at, a.handler", "role_advice a")
                .where(where)
                .search("folded(array_to_string(a.words, ' ')) like folded(:qAnywhere)")
                .columns(columns)
                .sortedBy("-at")
                .rows("a.id", (row, _) -> {
                    var handled = row.getTimestamp("handled_at");
                    return new Row(
                            row.getObject("id", UUID.class),
                            row.getString("kind"),
                            Arrays.asList((String[]) row.getArray("words").getArray()),
                            row.getBoolean("many"),
                            row.getString("link"),
                            row.getTimestamp("at").toInstant(),
                            handled == null ? null : handled.toInstant(),
                            row.getString("handler"));
                });
    }

    private static Column<Row> said() {
        return Column.text("said", "roles.advice.said", "array_to_string(a.words, ' ')", Row::said);
    }

    private static Column<Row> kind() {
        return Column.<Row>text("kind", "roles.advice.kind", "a.kind", Row::kind)
                .always()
                .chosenFrom(AdviceList::kinds);
    }

    private static Column<Row> at() {
        return Column.<Row>moment("at", "roles.advice.at", "a.at", Row::at)
                .always()
                .sorted()
                .filtered();
    }

    static List<Option> kinds() {
        return Arrays.stream(AdviceKind.values())
                .map(kind -> new Option(kind.name(), Messages.text("roles.advice.kind." + kind)))
                .toList();
    }
}
