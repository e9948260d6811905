package dk.faelled.organisation.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What the payroll system said last of each unit and employment, and in which load. */
@Repository
class OpusSaid {
    static final String UNIT = "unit";
    static final String EMPLOYEE = "employee";
    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final JsonMapper json;

    OpusSaid(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
        this.json = json;
    }

    /**
     * @param fields name to digest of the value
     * @param parent of a unit: number of the one above it
     * @param skipped left out by the settings
     * @param account that the employment was tied to
     * @param functions associations of the employment
     */
    record Said(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Map<String, String> fields,
            String parent,
            boolean skipped,
            @Nullable UUID account,
            List<UUID> functions) {
        static final Said NOTHING = new Said(null, null, Map.of(), "", false, null, List.of());

        Said with(Map<String, String> fields) {
            return new Said(from, until, fields, parent, skipped, account, functions);
        }

        /** Whether the file now says otherwise. */
        boolean differs(String field, String digest) {
            return !digest.equals(fields.getOrDefault(field, ""));
        }
    }

    /** @param gone ended because the file named its end, or no longer named it */
    record Kept(String number, String digest, Said said, boolean gone) {}

    Map<String, Kept> find(String kind, Collection<String> numbers) {
        var found = new HashMap<String, Kept>();
        if (numbers.isEmpty()) return found;
        sql.sql("""
                        select number, digest, said, gone
                          from opus_said
                         where kind = :kind
                           and number = any (:numbers::text[])
                        """)
                .param("kind", kind)
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    var number = row.getString("number");
                    found.put(
                            number,
                            new Kept(
                                    number,
                                    row.getString("digest"),
                                    json.readValue(row.getString("said"), Said.class),
                                    row.getBoolean("gone")));
                });
        return found;
    }

    void keep(String kind, List<Kept> kept, UUID run, LocalDate on) {
        jdbc.batchUpdate("""
                insert into opus_said (kind, number, digest, said, gone, run_id, said_on)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, kind, number) do update
                   set digest = excluded.digest, said = excluded.said, gone = excluded.gone,
                       run_id = excluded.run_id, said_on = excluded.said_on
                """, kept, Math.max(1, kept.size()), (statement, one) -> {
            statement.setString(1, kind);
            statement.setString(2, one.number());
            statement.setString(3, one.digest());
            statement.setString(4, json.writeValueAsString(one.said()));
            statement.setBoolean(5, one.gone());
            statement.setObject(6, run);
            statement.setObject(7, on);
        });
    }

    /** Named again, and nothing new said. */
    void seen(String kind, Collection<String> numbers, UUID run, LocalDate on) {
        if (numbers.isEmpty()) return;
        sql.sql("""
                        update opus_said
                           set run_id = :run, said_on = :on
                         where kind = :kind
                           and number = any (:numbers::text[])
                        """)
                .param("run", run)
                .param("on", on)
                .param("kind", kind)
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }

    void gone(String kind, Collection<String> numbers) {
        sql.sql("update opus_said set gone = true where kind = :kind and number = any (:numbers::text[])")
                .param("kind", kind)
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }

    long count(String kind) {
        return sql.sql("select count(*) from opus_said where kind = :kind and not gone")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    /** Those that are there and that the run did not name. Nothing where it named none of the kind at all. */
    List<String> unnamed(String kind, UUID run) {
        return new ArrayList<>(sql.sql("""
                        select number
                          from opus_said
                         where kind = :kind
                           and run_id <> :run
                           and not gone
                           and exists (select from opus_said where kind = :kind and run_id = :run)
                         order by number
                        """)
                .param("kind", kind)
                .param("run", run)
                .query(String.class)
                .list());
    }

    /** The day of the file of a run. */
    @Nullable
    LocalDate day(UUID run) {
        return sql.sql("""
                        select max(said_on)
                          from opus_said
                         where run_id = :run
                           and kind in ('unit', 'employee')
                        """).param("run", run).query(LocalDate.class).optional().orElse(null);
    }
}
