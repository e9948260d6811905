package dk.faelled.organisation.unit;

import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of units on a day, as known now or then. */
public final class UnitList {
    public record Row(
            UnitId id,
            String name,
            String userKey,
            @Nullable String type,
            @Nullable String level,
            @Nullable String parent,
            Validity valid) {}

    private static final ListDefinition<Row> NOW = definition(null);
    private static final ListDefinition<Row> THEN = definition(Instant.EPOCH);

    private UnitList() {}

    static ListDefinition<Row> known(@Nullable Instant at) {
        return at == null ? NOW : THEN;
    }

    private static ListDefinition<Row> definition(@Nullable Instant known) {
        return ListDefinition.<Row>of("organisation.units", "organisation.menu.units")
                .select(
                        "u.id, u.name, u.user_key, u.valid_from, u.valid_until, t.name as type, l.name as level, p.name as parent",
                        Known.sql("""
                                {unit} u
                                  left join {unit} p on p.id = u.parent_id and p.valid_from <= :on and p.valid_until > :on
                                  left join {class} t on t.id = u.type_id and t.valid_from <= :on and t.valid_until > :on
                                  left join {class} l on l.id = u.level_id and l.valid_from <= :on and l.valid_until > :on""", known))
                .where("u.valid_from <= :on and u.valid_until > :on")
                .counted(Known.sql("{unit} u where valid_from <= :on and valid_until > :on", known))
                .search("folded(u.name || ' ' || u.user_key) like folded(:qAnywhere)")
                .columns(
                        Column.<Row>text("name", "organisation.field.name", "u.name", Row::name)
                                .always()
                                .sorted()
                                .filtered(),
                        Column.<Row>text("key", "organisation.key", "u.user_key", Row::userKey)
                                .always()
                                .sorted()
                                .filtered(),
                        Column.<Row>text("type", "organisation.field.unit.type", "t.name", Row::type)
                                .sorted()
                                .filtered(),
                        Column.<Row>text("level", "organisation.field.level", "l.name", Row::level)
                                .sorted()
                                .filtered()
                                .onRequest(),
                        Column.<Row>text("parent", "organisation.field.parent", "p.name", Row::parent)
                                .sorted()
                                .filtered(),
                        Column.<Row>date("from", "organisation.lines.from", "u.valid_from", row -> row.valid()
                                        .from())
                                .always()
                                .sorted()
                                .onRequest(),
                        Column.<Row>date(
                                        "to",
                                        "organisation.lines.to",
                                        "u.valid_until",
                                        row -> row.valid().until() == null
                                                ? null
                                                : row.valid().until().minusDays(1))
                                .always()
                                .sorted()
                                .onRequest())
                .sortedBy("name")
                .rows(
                        "u.id",
                        (row, number) -> new Row(
                                new UnitId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("user_key"),
                                row.getString("type"),
                                row.getString("level"),
                                row.getString("parent"),
                                Shape.valid(row, row.findColumn("valid_from"))));
    }
}
