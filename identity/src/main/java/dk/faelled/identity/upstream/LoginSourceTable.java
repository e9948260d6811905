package dk.faelled.identity.upstream;

import dk.faelled.secondfactor.NsisLevel;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LoginSourceTable {
    private static final String SELECT = """
            select id, kind, name, enabled, home, home_domains, person_by, person_claim, cut, person_domain, creates,
                   level_claim, level_values, levels, most, second_claim, second_value
              from identity_login_source
            """;
    private final JdbcClient sql;

    LoginSourceTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<LoginSource> find(UUID id) {
        return sql.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(LoginSourceTable::source)
                .optional();
    }

    /** Waits for others who change it. */
    void hold(UUID id) {
        sql.sql("select 1 from identity_login_source where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /** By name. An authority has few: {@link LoginSources#MOST}. */
    List<LoginSource> all() {
        return sql.sql(SELECT + " order by name collate \"da-x-icu\", id limit " + LoginSources.MOST)
                .query(LoginSourceTable::source)
                .list();
    }

    /** @return how many: none where the name is another's */
    int add(LoginSource source) {
        return given(source, """
                        insert into identity_login_source
                               (id, kind, name, enabled, home, home_domains, person_by, person_claim, cut, person_domain,
                                creates, level_claim, level_values, levels, most, second_claim, second_value)
                        values (:id, :kind, :name, :enabled, :home, :homeDomains, :by, :claim, :cut, :domain, :creates,
                                :levelClaim, :values, :levels, :most, :secondClaim, :secondValue)
                        on conflict do nothing
                        """);
    }

    /** @return how many: none where the name is another's */
    int change(LoginSource source) {
        return given(source, """
                        update identity_login_source
                           set name = :name,
                               enabled = :enabled,
                               home = :home,
                               home_domains = :homeDomains,
                               person_by = :by,
                               person_claim = :claim,
                               cut = :cut,
                               person_domain = :domain,
                               creates = :creates,
                               level_claim = :levelClaim,
                               level_values = :values,
                               levels = :levels,
                               most = :most,
                               second_claim = :secondClaim,
                               second_value = :secondValue
                         where id = :id
                           and :kind = kind
                           and not exists (select
                                             from identity_login_source other
                                            where other.name = :name
                                              and other.id <> :id)
                        """);
    }

    private int given(LoginSource source, String statement) {
        var steps = source.assured().steps();
        return sql.sql(statement)
                .param("id", source.id())
                .param("kind", source.kind().name())
                .param("name", source.name())
                .param("enabled", source.enabled())
                .param("home", source.home().name())
                .param("homeDomains", source.homeDomains().toArray(String[]::new))
                .param("by", source.match().by().name())
                .param("claim", source.match().claim())
                .param("cut", source.match().cut())
                .param("domain", source.match().domain())
                .param("creates", source.match().creates())
                .param("levelClaim", source.assured().levelClaim())
                .param("values", steps.stream().map(Assured.Step::value).toArray(String[]::new))
                .param("levels", steps.stream().map(step -> step.level().name()).toArray(String[]::new))
                .param("most", source.assured().most().name())
                .param("secondClaim", source.assured().secondClaim())
                .param("secondValue", source.assured().secondValue())
                .update();
    }

    void remove(UUID id) {
        sql.sql("delete from identity_login_source where id = :id")
                .param("id", id)
                .update();
    }

    private static LoginSource source(ResultSet row, int number) throws SQLException {
        var values = texts(row.getArray("level_values"));
        var levels = texts(row.getArray("levels"));
        var steps = new ArrayList<Assured.Step>();
        for (int i = 0; i < values.size(); i++)
            steps.add(new Assured.Step(values.get(i), NsisLevel.valueOf(levels.get(i))));
        return new LoginSource(
                row.getObject("id", UUID.class),
                LoginSource.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getBoolean("enabled"),
                LoginSource.Home.valueOf(row.getString("home")),
                texts(row.getArray("home_domains")),
                new PersonMatch(
                        PersonMatch.By.valueOf(row.getString("person_by")),
                        row.getString("person_claim"),
                        row.getBoolean("cut"),
                        row.getString("person_domain"),
                        row.getBoolean("creates")),
                new Assured(
                        row.getString("level_claim"),
                        steps,
                        NsisLevel.valueOf(row.getString("most")),
                        row.getString("second_claim"),
                        row.getString("second_value")));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
