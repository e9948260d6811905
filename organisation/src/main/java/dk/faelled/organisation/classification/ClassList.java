package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classification;
import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            @Nullable String owner,
            @Nullable LocalDate until) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "organisation.classes", "organisation.class.list")
            .select(
                    "c.id, c.name, c.user_key, c.scope, c.valid_until, p.user_key as parent_key, p.name as parent, o.name as owner",
                    """
                    class c
                      left join class p on p.tenant_id = c.tenant_id and p.id = c.parent_id
                       and p.valid_from <= :on and p.valid_until > :on
                      left join unit o on o.tenant_id = c.tenant_id and o.id = c.owner_id
                       and o.valid_from <= :on and o.valid_until > :on""")
            .where("c.facet_id = :facet and c.valid_from <= :on and c.valid_until > :on")
            .counted("class c where c.facet_id = :facet and c.valid_from <= :on and c.valid_until > :on")
            .search("folded(c.user_key || ' ' || c.name) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "organisation.class.name", "c.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("key", "organisation.key", "c.user_key", Row::userKey)
                            .always()
                            .sorted(),
                    Column.text("scope", "organisation.class.scope", "c.scope", Row::scope)
                            .onRequest(),
                    Column.text("parent", "organisation.class.parent", "p.name", Row::parent),
                    Column.text("owner", "organisation.class.owner", "o.name", Row::owner)
                            .onRequest(),
                    Column.date(
                            "until",
                            "organisation.class.until",
                            "c.valid_until",
                            row -> row.until() == null ? null : row.until().minusDays(1)))
            .sortedBy("key")
            .rows(
                    "c.id",
                    (row, number) -> new Row(
                            new ClassId(row.getObject("id", UUID.class)),
                            row.getString("name"),
                            row.getString("user_key"),
                            row.getString("scope"),
                            parent(row),
                            row.getString("owner"),
                            until(row)));

    private ClassList() {}

    private static @Nullable String parent(ResultSet row) throws SQLException {
        var name = row.getString("parent");
        return name == null ? null : Classification.label(row.getString("parent_key"), name);
    }

    private static @Nullable LocalDate until(ResultSet row) throws SQLException {
        var until = row.getObject("valid_until", LocalDate.class);
        return LocalDate.MAX.equals(until) ? null : until;
    }
}
