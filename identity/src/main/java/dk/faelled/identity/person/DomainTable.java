package dk.faelled.identity.person;

import dk.faelled.identity.password.CharacterClass;
import dk.faelled.identity.password.PasswordPolicy;
import dk.faelled.identity.session.Clocks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DomainTable {
    private static final String SELECT = """
            select d.id, d.name, d.source, d.it_system_id, d.parent_id, d.shortest, d.longest, d.classes, d.three_of_four, d.specials, d.danish,
                   d.person_name, d.words, d.history, d.max_age_days, d.reminder_days, d.changes_a_day, d.tries,
                   d.lock_minutes, d.leaked, d.password_minutes, d.second_minutes, d.second_required,
                   d.second_outside
              from identity_domain d
            """;
    private final JdbcClient sql;

    DomainTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** By name; there are few. */
    List<Domain> all() {
        return sql.sql(SELECT + " order by d.name limit 1000")
                .query(DomainTable::domain)
                .list();
    }

    Optional<Domain> named(String name) {
        return sql.sql(SELECT + " where d.name = :name")
                .param("name", name)
                .query(DomainTable::domain)
                .optional();
    }

    /** One at a time reads the organisation; whoever only refers to a domain does not wait. */
    void hold() {
        sql.sql("select 1 from identity_domain order by id for no key update")
                .query(Integer.class)
                .list();
    }

    Optional<Domain> find(UUID id) {
        return sql.sql(SELECT + " where d.id = :id")
                .param("id", id)
                .query(DomainTable::domain)
                .optional();
    }

    Optional<Domain> ofAccounts() {
        return sql.sql(SELECT + " where d.source = 'ACCOUNTS' order by d.id limit 1")
                .query(DomainTable::domain)
                .optional();
    }

    Optional<Domain> of(UUID account) {
        return sql.sql(SELECT + " join identity_person p on p.domain_id = d.id where p.account_id = :account")
                .param("account", account)
                .query(DomainTable::domain)
                .optional();
    }

    /** @return whether neither name nor IT system was taken */
    boolean add(Domain domain) {
        return given(domain, """
                        insert into identity_domain (id, name, source, it_system_id, parent_id, shortest, longest, classes,
                                                     three_of_four, specials, danish, person_name, words, history,
                                                     max_age_days, reminder_days, changes_a_day, tries, lock_minutes,
                                                     leaked, password_minutes, second_minutes, second_required,
                                                     second_outside)
                        values (:id, :name, :source, :system, :parent, :shortest, :longest, :classes::text[], :threeOfFour,
                                :specials, :danish, :personName, :words::text[], :history, :maxAge, :reminder, :changes,
                                :tries, :lock, :leaked, :passwordMinutes, :secondMinutes, :required, :outside)
                        on conflict do nothing
                        """)
                        .param("name", domain.name())
                        .param("source", domain.source().name())
                        .param("system", domain.itSystem(), Types.OTHER)
                        .param("parent", domain.parent(), Types.OTHER)
                        .update()
                == 1;
    }

    void change(Domain domain) {
        given(domain, """
                        update identity_domain
                           set shortest = :shortest,
                               longest = :longest,
                               classes = :classes::text[],
                               three_of_four = :threeOfFour,
                               specials = :specials,
                               danish = :danish,
                               person_name = :personName,
                               words = :words::text[],
                               history = :history,
                               max_age_days = :maxAge,
                               reminder_days = :reminder,
                               changes_a_day = :changes,
                               tries = :tries,
                               lock_minutes = :lock,
                               leaked = :leaked,
                               password_minutes = :passwordMinutes,
                               second_minutes = :secondMinutes,
                               second_required = :required,
                               second_outside = :outside
                         where id = :id
                        """).update();
    }

    private JdbcClient.StatementSpec given(Domain domain, String statement) {
        var policy = domain.policy();
        return sql.sql(statement)
                .param("id", domain.id())
                .param("required", domain.secondRequired())
                .param("outside", domain.secondOutside())
                .param("shortest", policy.shortest())
                .param("longest", policy.longest())
                .param(
                        "classes",
                        policy.classes().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("threeOfFour", policy.threeOfFour())
                .param("specials", policy.specials())
                .param("danish", policy.danish())
                .param("personName", policy.name())
                .param("words", policy.words().toArray(String[]::new))
                .param("history", policy.history())
                .param("maxAge", policy.maxAgeDays())
                .param("reminder", policy.reminderDays())
                .param("changes", policy.changesADay())
                .param("tries", policy.tries())
                .param("lock", policy.lockMinutes())
                .param("leaked", policy.leaked())
                .param("passwordMinutes", domain.clocks().password().toMinutes())
                .param("secondMinutes", domain.clocks().secondFactor().toMinutes());
    }

    private static Domain domain(ResultSet row, int number) throws SQLException {
        var policy = new PasswordPolicy(
                row.getInt("shortest"),
                row.getInt("longest"),
                classes(row),
                row.getBoolean("three_of_four"),
                row.getString("specials"),
                row.getBoolean("danish"),
                row.getBoolean("person_name"),
                Arrays.asList((String[]) row.getArray("words").getArray()),
                row.getInt("history"),
                row.getInt("max_age_days"),
                row.getInt("reminder_days"),
                row.getInt("changes_a_day"),
                row.getInt("tries"),
                row.getInt("lock_minutes"),
                row.getBoolean("leaked"));
        var clocks = new Clocks(
                Duration.ofMinutes(row.getInt("password_minutes")), Duration.ofMinutes(row.getInt("second_minutes")));
        return new Domain(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Domain.Source.valueOf(row.getString("source")),
                row.getObject("it_system_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                policy,
                clocks,
                row.getBoolean("second_required"),
                row.getBoolean("second_outside"));
    }

    private static Set<CharacterClass> classes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("classes").getArray())
                .map(CharacterClass::valueOf)
                .collect(Collectors.toSet());
    }
}
