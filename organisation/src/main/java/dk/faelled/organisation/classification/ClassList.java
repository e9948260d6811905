package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The classes of one facet on a day. */
public final class ClassList {
    public record Row(
            ClassId id,
            String name,
            String userKey,
            @Nullable String scope,
            @Nullable String parent,
            @Nullable LocalDate until) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "organisation.classes", "organisation.class.list")
            .select("c.id, c.name, c.user_key, c.scope, upper(c.valid) as until, p.name as parent", """
                    class c
                      left join class p on p.tenant_id = c.tenant_id and p.id = c.parent_id
                       and p.valid_from <= :on and p.valid_until > :on""")
            .where("c.facet_id = :facet and c.valid_from <= :on and c.valid_until > :on")
            .search("lower(c.name || ' ' || c.user_key) like :qAnywhere")
            .columns(
                    Column.<Row>text("name", "organisation.class.name", "c.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("key", "organisation.key", "c.user_key", Row::userKey)
                            .sorted(),
                    Column.text("scope", "organisation.class.scope", "c.scope", Row::scope),
                    Column.text("parent", "organisation.class.parent", "p.name", Row::parent),
                    Column.date(
                            "until",
                            "organisation.class.until",
                            "upper(c.valid)",
                            row -> row.until() == null ? null : row.until().minusDays(1)))
            .sortedBy("key")
            .rows(
                    "c.id",
                    (row, number) -> new Row(
                            new ClassId(row.getObject("id", UUID.class)),
                            row.getString("name"),
                            row.getString("user_key"),
                            row.getString("scope"),
                            row.getString("parent"),
                            row.getObject("until", LocalDate.class)));

    private ClassList() {}
}
