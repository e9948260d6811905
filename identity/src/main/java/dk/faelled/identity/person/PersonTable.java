package dk.faelled.identity.person;

import dk.faelled.platform.AccountKept;
import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonTable {
    static final String COLUMNS = """
            p.id, p.domain_id, p.user_name, p.name, p.organisation_person, p.account_id, p.level, p.allowed,
            p.admin_lock_at, p.admin_lock_reason, p.dataset_lock_at, p.trusted, p.robot, p.terms_id, p.terms_at,
            p.uuid, p.expires_at
            """;
    private final JdbcClient sql;

    /** As the organisation has it. @param id of the IT user */
    record Wanted(UUID id, UUID domain, String userName, String name, UUID organisationPerson) {}

    PersonTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Person> find(UUID id) {
        return sql.sql("select " + COLUMNS + " from identity_person p where p.id = :id")
                .param("id", id)
                .query(PersonTable::person)
                .optional();
    }

    /** With such an id, or such an account. */
    List<Person> all(Collection<UUID> ids) {
        return sql.sql("select " + COLUMNS
                        + " from identity_person p where p.id = any (:ids) or p.account_id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(PersonTable::person)
                .list();
    }

    Optional<Person> ofAccount(UUID account) {
        return sql.sql("select " + COLUMNS + " from identity_person p where p.account_id = :account")
                .param("account", account)
                .query(PersonTable::person)
                .optional();
    }

    /** Whether somebody signs in with that name already. */
    boolean isTaken(String userName) {
        return sql.sql("select exists (select from identity_person where account_id is not null and user_name = :name)")
                .param("name", userName)
                .query(Boolean.class)
                .single();
    }

    /** The account is that of a person of the organisation who was invited. @return whether there is such a one */
    boolean tie(AccountKept kept) {
        return sql.sql("""
                        update identity_person p
                           set account_id = :account
                          from identity_domain d
                         where d.id = p.domain_id
                           and d.source = 'ORGANISATION'
                           and p.organisation_person = :person
                           and (p.account_id is null or p.account_id = :account)
                           and (p.user_name = :userName or p.user_name || '@' || d.name = :userName)
                        """)
                        .param("account", kept.account())
                        .param("person", kept.person(), Types.OTHER)
                        .param("userName", kept.userName())
                        .update()
                == 1;
    }

    /** The same of a person whom another program loads, and to whom a link for an account of that name was given. */
    boolean tieInvited(AccountKept kept) {
        return sql.sql("""
                        update identity_person
                           set account_id = :account
                         where invited = :userName
                           and (account_id is null or account_id = :account)
                        """)
                        .param("account", kept.account())
                        .param("userName", kept.userName())
                        .update()
                == 1;
    }

    /** Whoever has that user name, in whatever domain; with the domain behind an {@code @}, in that one. */
    List<Person> named(String userName) {
        return sql.sql("select " + COLUMNS + """
                          from identity_person p
                          join identity_domain d on d.id = p.domain_id
                         where p.user_name = :name
                            or p.user_name = :before and d.name = :domain
                         order by d.name
                         limit 20
                        """)
                .param("name", userName)
                .param("before", userName.substring(0, Math.max(0, userName.lastIndexOf('@'))))
                .param("domain", userName.substring(userName.lastIndexOf('@') + 1))
                .query(PersonTable::person)
                .list();
    }

    /** A link was made by which the person gets an account of that name. */
    void invite(UUID id, String account) {
        sql.sql("update identity_person set invited = :account where id = :id")
                .param("account", account)
                .param("id", id)
                .update();
    }

    /** By {@link Person#uuid}. */
    List<Person> known(UUID uuid) {
        return sql.sql("select " + COLUMNS + """
                          from identity_person p
                         where p.uuid = :uuid
                            or p.organisation_person = :uuid and p.uuid is null
                            or p.id = :uuid and p.organisation_person is null and p.uuid is null
                         limit 20
                        """)
                .param("uuid", uuid)
                .query(PersonTable::person)
                .list();
    }

    /** Who is one of these in the organisation, or was loaded with that number. */
    List<Person> withCpr(byte[] cprKey, Collection<UUID> people) {
        return sql.sql("select " + COLUMNS + """
                          from identity_person p
                         where p.cpr_key = :key
                            or p.organisation_person = any (:people)
                         limit 20
                        """)
                .param("key", cprKey)
                .param("people", people.toArray(UUID[]::new))
                .query(PersonTable::person)
                .list();
    }

    void keep(AccountKept kept, UUID domain) {
        sql.sql("""
                        insert into identity_person (id, domain_id, user_name, name, organisation_person, account_id)
                        values (:id, :domain, :userName, :name, :person, :id)
                        on conflict (tenant_id, id) do update
                           set name = excluded.name,
                               organisation_person = excluded.organisation_person
                        """)
                .param("id", kept.account())
                .param("domain", domain)
                .param("userName", kept.userName())
                .param("name", kept.displayName())
                .param("person", kept.person(), Types.OTHER)
                .update();
    }

    /**
     * In one sentence; only rows that differ are written. One whose user name another has already is left out. Who comes back
     * proves anew who he or she is (identity 4.10).
     */
    int keep(Collection<Wanted> all) {
        return sql.sql("""
                        merge into identity_person p
                        using (select distinct on (w.domain_id, w.user_name) w.*
                                 from unnest(:ids::uuid[], :domains::uuid[], :userNames::text[], :names::text[], :persons::uuid[])
                                      as w (id, domain_id, user_name, name, person)
                                where not exists (select
                                                    from identity_person other
                                                   where other.domain_id = w.domain_id
                                                     and other.user_name = w.user_name
                                                     and other.id <> w.id)
                                order by w.domain_id, w.user_name, w.id) w
                           on p.id = w.id
                        when matched and (p.user_name, p.name, p.organisation_person, p.domain_id, p.dataset_lock_at)
                                         is distinct from (w.user_name, w.name, w.person, w.domain_id, null) then
                            update set user_name = w.user_name, name = w.name, organisation_person = w.person,
                                       domain_id = w.domain_id, dataset_lock_at = null,
                                       level = case when p.dataset_lock_at is null then p.level else 'NONE' end,
                                       terms_id = case when p.dataset_lock_at is null then p.terms_id end,
                                       terms_at = case when p.dataset_lock_at is null then p.terms_at end
                        when not matched then
                            insert (id, domain_id, user_name, name, organisation_person)
                            values (w.id, w.domain_id, w.user_name, w.name, w.person)
                        """)
                .param("ids", all.stream().map(Wanted::id).toArray(UUID[]::new))
                .param("domains", all.stream().map(Wanted::domain).toArray(UUID[]::new))
                .param("userNames", all.stream().map(Wanted::userName).toArray(String[]::new))
                .param("names", all.stream().map(Wanted::name).toArray(String[]::new))
                .param("persons", all.stream().map(Wanted::organisationPerson).toArray(UUID[]::new))
                .update();
    }

    /** Of these, whoever came from the organisation: it has them no more. @return accounts that were open until now */
    List<UUID> gone(Collection<UUID> ids, Instant now) {
        return accounts(sql.sql("""
                        update identity_person p
                           set dataset_lock_at = :now
                          from identity_domain d
                         where d.id = p.domain_id
                           and d.source = 'ORGANISATION'
                           and p.dataset_lock_at is null
                           and p.id = any (:ids)
                        returning p.account_id
                        """).param("ids", ids.toArray(UUID[]::new)), now);
    }

    /** Whoever came from the organisation and is none of these. @return as {@link #gone} */
    List<UUID> goneBut(Collection<UUID> ids, Instant now) {
        return accounts(sql.sql("""
                        update identity_person p
                           set dataset_lock_at = :now
                          from identity_domain d
                         where d.id = p.domain_id
                           and d.source = 'ORGANISATION'
                           and p.dataset_lock_at is null
                           and not exists (select from unnest(:ids::uuid[]) as there (id) where there.id = p.id)
                        returning p.account_id
                        """).param("ids", ids.toArray(UUID[]::new)), now);
    }

    /** What registrants gave to those who are gone is worth nothing, should they come back. */
    void dropProofings(Instant now) {
        sql.sql("""
                        update identity_proofing f
                           set state = 'DROPPED',
                               ended_at = :now
                          from identity_person p
                         where p.id = f.person_id
                           and p.dataset_lock_at is not null
                           and f.state in ('WAITING', 'GRANTED')
                        """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private static List<UUID> accounts(JdbcClient.StatementSpec update, Instant now) {
        return update
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    void lock(UUID id, @Nullable Instant at, @Nullable String reason) {
        sql.sql("update identity_person set admin_lock_at = :at, admin_lock_reason = :reason where id = :id")
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", reason, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** What the person counts for: level, right to one, and the flags. */
    void stand(Person person) {
        sql.sql("""
                        update identity_person
                           set level = :level,
                               allowed = :allowed,
                               trusted = :trusted,
                               robot = :robot,
                               terms_id = :terms,
                               terms_at = :termsAt
                         where id = :id
                        """)
                .param("level", person.level().name())
                .param("allowed", person.allowed())
                .param("trusted", person.trusted())
                .param("robot", person.robot())
                .param("terms", person.termsId(), Types.OTHER)
                .param(
                        "termsAt",
                        person.termsAt() == null ? null : person.termsAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", person.id())
                .update();
    }

    /** Waits for others who change the same person. */
    void hold(UUID id) {
        sql.sql("select 1 from identity_person where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /** Some of those that the source lost before then. @return how many */
    int erase(Instant before, int size) {
        return sql.sql("""
                        delete from identity_person
                         where id in (select id
                                        from identity_person
                                       where dataset_lock_at < :before
                                         and account_id is null
                                       limit :size)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("size", size)
                .update();
    }

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getObject("domain_id", UUID.class),
                row.getString("user_name"),
                row.getString("name"),
                row.getObject("organisation_person", UUID.class),
                row.getObject("account_id", UUID.class),
                NsisLevel.valueOf(row.getString("level")),
                row.getBoolean("allowed"),
                Moments.instant(row, "admin_lock_at"),
                row.getString("admin_lock_reason"),
                Moments.instant(row, "dataset_lock_at"),
                row.getBoolean("trusted"),
                row.getBoolean("robot"),
                row.getObject("terms_id", UUID.class),
                Moments.instant(row, "terms_at"),
                row.getObject("uuid", UUID.class),
                Moments.instant(row, "expires_at"));
    }
}
