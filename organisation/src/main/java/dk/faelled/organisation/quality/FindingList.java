package dk.faelled.organisation.quality;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The findings of one kind, as a list; in the order in which they came up. */
public final class FindingList {
    /** @param type table of the object */
    public record Row(
            UUID id,
            String type,
            UUID object,
            @Nullable UUID unit,
            @Nullable UUID person,
            String subject,
            @Nullable String unitName,
            LocalDate since,
            @Nullable UUID assigneeId,
            @Nullable String assignee,
            @Nullable LocalDate snoozedUntil) {}

    /** Parameters: {@code kind}, {@code on}, and whether those that are put off are shown, {@code snoozed}. */
    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "organisation.findings", "organisation.quality.list")
            .select("""
                    f.id, f.type, f.object_id, f.unit_id, f.person_id, coalesce(p.name, u.name, f.object_id::text) as subject, u.name as unit_name,
                    f.found_on, f.assignee_id, f.assignee, f.snoozed_until
                    """, """
                    finding f
                      left join lateral (select n.name from unit n where n.id = f.unit_id
                                          order by n.valid_from <= :on desc, n.valid_until desc limit 1) u on true
                      left join lateral (select trim(n.given_name || ' ' || n.surname) as name from person n where n.id = f.person_id
                                          order by n.valid_from <= :on desc, n.valid_until desc limit 1) p on true""")
            .where("f.kind = :kind and coalesce(f.snoozed_until > :on, false) = :snoozed")
            .counted("finding f where f.kind = :kind and coalesce(f.snoozed_until > :on, false) = :snoozed")
            .columns(
                    Column.<Row>text("subject", "organisation.quality.subject", "p.name", Row::subject)
                            .always(),
                    Column.<Row>text("unit", "organisation.quality.unit", "u.name", Row::unitName)
                            .filtered(),
                    Column.<Row>date("since", "organisation.quality.since", "f.found_on", Row::since)
                            .always()
                            .sorted(),
                    Column.<Row>text("assignee", "organisation.quality.assignee", "f.assignee", Row::assignee)
                            .filtered(),
                    Column.<Row>date("until", "organisation.quality.until", "f.snoozed_until", Row::snoozedUntil))
            .sortedBy("since")
            .about(
                    "organisation.person.export",
                    row -> row.person() == null ? "unit:" + row.unit() : "person:" + row.person())
            .rows(
                    "f.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("type"),
                            row.getObject("object_id", UUID.class),
                            row.getObject("unit_id", UUID.class),
                            row.getObject("person_id", UUID.class),
                            row.getString("subject"),
                            row.getString("unit_name"),
                            row.getObject("found_on", LocalDate.class),
                            row.getObject("assignee_id", UUID.class),
                            row.getString("assignee"),
                            row.getObject("snoozed_until", LocalDate.class)));

    private FindingList() {}
}
