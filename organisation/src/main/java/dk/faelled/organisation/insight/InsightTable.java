package dk.faelled.organisation.insight;

import static dk.faelled.organisation.report.DayPieces.ACCOUNT;
import static dk.faelled.organisation.report.DayPieces.CONTACT;
import static dk.faelled.organisation.report.DayPieces.NAMED;
import static dk.faelled.organisation.report.DayPieces.contacts;
import static dk.faelled.organisation.report.DayPieces.on;
import static dk.faelled.organisation.report.DayPieces.with;

import dk.faelled.platform.Context;
import dk.faelled.platform.Sealer;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is wanted, row by row, and keeps wishes. */
@Component
class InsightTable {
    private static final int ROWS = 1_000;
    private static final String WANTED = """
            wanted as (
                select :unit::uuid as id
                 union
                select u.id from wanted w join unit u on u.parent_id = w.id and %s where :below
            )""".formatted(on("u"));
    private static final String HEAD = with(NAMED, CONTACT, contacts("place", "unit_id"), ACCOUNT, WANTED);

    private final JdbcClient sql;
    private final Sealer sealer;
    private final JsonMapper json;

    /** @param person whom it is about; null for nobody */
    record Row(@Nullable UUID person, List<@Nullable Object> cells) {}

    /** @param shared whether everybody sees it */
    record Kept(UUID id, UUID owner, String ownerName, String name, boolean shared, Wish wish) {}

    @FunctionalInterface
    interface Taking {
        void take(Row row);
    }

    InsightTable(JdbcClient sql, Sealer sealer, JsonMapper json) {
        this.sql = sql;
        this.sealer = sealer;
        this.json = json;
    }

    /** @param most how many rows; {@link Integer#MAX_VALUE} for all */
    @Transactional(readOnly = true)
    public void each(Wish wish, Wish.Chosen chosen, LocalDate on, int most, Taking taking) {
        var columns = chosen.columns();
        try (var rows = sql
                .sql(HEAD + chosen.subject().select(columns) + " limit :most")
                .withFetchSize(Math.min(most, ROWS))
                .param("on", on)
                .param("unit", wish.unit())
                .param("below", wish.below())
                .param("most", most)
                .query((row, _) -> new Row(row.getObject(1, UUID.class), cells(row, columns.size())))
                .stream()) {
            rows.forEach(taking::take);
        }
    }

    private List<@Nullable Object> cells(ResultSet row, int columns) throws SQLException {
        var cells = new ArrayList<@Nullable Object>(columns);
        for (int i = 0; i < columns; i++)
            cells.add(
                    switch (row.getObject(i + 3)) {
                        case byte[] sealed -> sealer.openCpr(sealed).digits();
                        case Date day -> day.toLocalDate();
                        case null -> null;
                        case Object value -> value;
                    });
        return cells;
    }

    /** One's own and those that are shared, by name. */
    @Transactional(readOnly = true)
    public List<Kept> kept(int most) {
        return sql.sql("""
                        select id, owner_id, owner_name, name, shared, wish
                          from insight
                         where owner_id = :me or shared
                         order by name, id
                         limit :most
                        """)
                .param("me", me())
                .param("most", most)
                .query((row, _) -> kept(row))
                .list();
    }

    /** Only what one may see. */
    @Transactional(readOnly = true)
    public Optional<Kept> find(UUID id) {
        return sql.sql("""
                        select id, owner_id, owner_name, name, shared, wish
                          from insight
                         where id = :id
                           and (owner_id = :me or shared)
                        """)
                .param("id", id)
                .param("me", me())
                .query((row, _) -> kept(row))
                .optional();
    }

    /** In the place of one's own of that name. */
    @Transactional
    public UUID keep(String name, boolean shared, Wish wish) {
        return sql.sql("""
                        insert into insight (id, owner_id, owner_name, name, shared, wish)
                        values (:id, :me, :called, :name, :shared, :wish::jsonb)
                            on conflict (tenant_id, owner_id, name) do update
                           set shared = excluded.shared, wish = excluded.wish
                        returning id
                        """)
                .param("id", UUID.randomUUID())
                .param("me", me())
                .param("called", Context.current().actor().name())
                .param("name", name)
                .param("shared", shared)
                .param("wish", json.writeValueAsString(wish))
                .query(UUID.class)
                .single();
    }

    /** @return whether it was one's own */
    @Transactional
    public boolean drop(UUID id) {
        return sql.sql("delete from insight where id = :id and owner_id = :me")
                        .param("id", id)
                        .param("me", me())
                        .update()
                == 1;
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                json.readValue(row.getString(6), Wish.class));
    }

    private static UUID me() {
        return Context.current().actor().id();
    }
}
