package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The plans of the role that serves the pages, under row level security, over some thousand rows. */
@ModuleTest
class PlansTest {
    private static final String LOAD = """
            insert into search_entry (id, type, name, words, valid_from, valid_until)
            select gen_random_uuid(), 'person', 'name ' || i, ' name ' || md5(i::text), '2020-01-01', 'infinity' from generate_series(1, 8000) i;
            insert into search_word (word) select md5(i::text) from generate_series(1, 8000) i;
            insert into unit (id, valid, registered_from, user_key, name, parent_id, type_id)
            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', 'n', gen_random_uuid(), gen_random_uuid() from generate_series(1, 4000);
            insert into person (id, valid, registered_from, user_key, given_name, surname, nickname_given_name, nickname_surname, cpr_key)
            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', 'n', 'm', '', '', decode(md5(i::text), 'hex') from generate_series(1, 4000) i;
            insert into engagement (id, valid, registered_from, user_key, person_id, unit_id, type_id, job_function_id, extensions)
            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '{}'
              from generate_series(1, 4000);
            insert into address (id, valid, registered_from, user_key, person_id, type_id, value)
            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', gen_random_uuid(), gen_random_uuid(), 'v' from generate_series(1, 4000);
            insert into class (id, valid, registered_from, user_key, name, facet_id, published, parent_id)
            select gen_random_uuid(), '[2020-01-01,)', now(), to_char(i, '000000'), 'n',
                   ('00000000-0000-0000-0000-00000000000' || i % 2)::uuid, true, gen_random_uuid() from generate_series(1, 8000) i;
            insert into kle_keyword (number, origin, phrase)
            select 'n' || i % 2000, 'plan', 'p' || i from generate_series(1, 8000) i;
            insert into owner (id, valid, registered_from, user_key, unit_id, owner_id)
            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', gen_random_uuid(), gen_random_uuid() from generate_series(1, 4000);
            insert into it_user (id, valid, registered_from, user_key, it_system_id, person_id, engagement_ids)
            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', gen_random_uuid(), gen_random_uuid(), '{}' from generate_series(1, 4000);
            insert into role_binding (id, valid, registered_from, user_key, it_user_id, role_id)
            select gen_random_uuid(), '[2020-01-01,)', now(), 'k', gen_random_uuid(), gen_random_uuid() from generate_series(1, 4000);
            insert into object (id, type, newest, newest_at)
            select gen_random_uuid(), case when i % 100 = 0 then 'it_system' else 'address' end, i, now() from generate_series(1, 8000) i;
            insert into registration (object_id, number, type, registered_at, actor_id, actor_name, life_cycle)
            select id, newest, type, now(), md5((newest % 4)::text)::uuid, 'n', 'CREATED' from object where newest_at = now();
            analyze object, registration;
            analyze owner, it_user, role_binding, search_entry, search_word, unit, person, engagement, address, class, kle_keyword
            """;
    private static final String NOW =
            " = '00000000-0000-0000-0000-000000000001' and valid_from <= '2026-01-01' and valid_until > '2026-01-01'";

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @BeforeAll
    static void asIfThereWereFewAuthorities(@Autowired ApplicationContext migrated) throws SQLException {
        TestDatabase.isPlannedForFewAuthorities();
    }

    @Test
    void everyLookUpIsServedByItsIndex() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (var statement : LOAD.split(";")) sql.sql(statement).update();
            theSearchIsServedByTrigrams();
            aPageOfNamesIsReadInOrderFromItsIndex();
            whatPointsToAnObjectIsFoundByTheReference();
            aPageOfALongFacetIsReadInOrderFromItsIndex();
            whatIsOwnedIsFoundUpwardsWithoutReadingAllUnits();
            theRolesOfSomebodysAccountsAreFoundByTheAccounts();
            whoHasRegisteredSomethingIsFoundFromOneToTheNext();
        });
    }

    private void theSearchIsServedByTrigrams() {
        assertThat(plan("select id from search_entry where type = 'person' and words like '% 8f14e%'"))
                .contains("search_entry_words")
                .contains("words ~~");
        assertThat(plan("select word from search_word where '8f14e45fceea167a' <% word"))
                .contains("search_word_trigrams");
    }

    private void aPageOfNamesIsReadInOrderFromItsIndex() {
        assertThat(plan("""
                        select id from search_entry
                         where type = 'person' and (name, id) > ('name 3', '00000000-0000-0000-0000-000000000001')
                         order by name, id limit 50
                        """)).contains("search_entry_name").doesNotContain("Sort");
    }

    private void whoHasRegisteredSomethingIsFoundFromOneToTheNext() {
        assertThat(plan("""
                        with recursive each (id) as (
                            (select actor_id from registration order by actor_id limit 1)
                            union all
                            select (select r.actor_id from registration r where r.actor_id > each.id order by r.actor_id limit 1)
                              from each where each.id is not null
                        )
                        select id from each where id is not null
                        """)).contains("registration_actor").doesNotContain("Sort", "Seq Scan");
        assertThat(plan("""
                        select o.id from object o where o.newest > 0 and o.type = any(array['it_system']) order by o.id limit 101
                        """)).contains("object_type").doesNotContain("Seq Scan");
    }

    private void whatPointsToAnObjectIsFoundByTheReference() {
        assertThat(plan("select id from engagement where person_id" + NOW)).containsPattern("Index Cond: .*person_id");
        assertThat(plan("select id from engagement where unit_id" + NOW)).containsPattern("Index Cond: .*unit_id");
        assertThat(plan("select id from address where person_id" + NOW)).containsPattern("Index Cond: .*person_id");
        assertThat(plan("select id from unit where parent_id" + NOW)).containsPattern("Index Cond: .*parent_id");
        assertThat(plan("select name from unit where id" + NOW)).containsPattern("Index Cond: .*\\(id = ");
        assertThat(plan("select id from person where cpr_key = '\\x00'")).containsPattern("Index Cond: .*cpr_key");
    }

    private void aPageOfALongFacetIsReadInOrderFromItsIndex() {
        assertThat(plan("""
                        select c.id, p.name
                          from class c
                          left join class p on p.tenant_id = c.tenant_id and p.id = c.parent_id
                           and p.valid_from <= '2026-01-01' and p.valid_until > '2026-01-01'
                         where c.facet_id = '00000000-0000-0000-0000-000000000001'
                           and c.valid_from <= '2026-01-01' and c.valid_until > '2026-01-01'
                           and (c.user_key collate "da-x-icu", c.id) > (' 003000', '00000000-0000-0000-0000-000000000001')
                         order by c.user_key collate "da-x-icu", c.id
                         limit 26
                        """)).contains("class_facet_key_da").doesNotContain("Sort");
        assertThat(plan("select id from class where parent_id" + NOW)).containsPattern("Index Cond: .*parent_id");
        assertThat(plan("select phrase from kle_keyword where number = 'n7'")).containsPattern("Index Cond: .*number");
    }

    private void whatIsOwnedIsFoundUpwardsWithoutReadingAllUnits() {
        assertThat(plan("""
                        with recursive up (start, id) as (
                            select id, id from unnest(array['00000000-0000-0000-0000-000000000001'::uuid]) s (id)
                            union
                            select up.start, n.parent_id
                              from up
                             cross join lateral (select t.parent_id from unit t
                                                  where t.id = up.id and t.valid_until > '2026-01-01'
                                                  order by t.valid_from limit 1) n
                             where n.parent_id is not null
                        )
                        select distinct up.start from up join owner o on o.unit_id = up.id
                         where o.owner_id = '00000000-0000-0000-0000-000000000001'
                           and o.valid_from <= '2026-01-01' and o.valid_until > '2026-01-01'
                        """)).doesNotContain("Seq Scan on unit").doesNotContain("Seq Scan on owner");
    }

    private void theRolesOfSomebodysAccountsAreFoundByTheAccounts() {
        assertThat(plan("""
                        select t.id from role_binding t
                         where t.it_user_id in (select i.id from it_user i
                                                 where i.person_id = '00000000-0000-0000-0000-000000000001')
                           and t.valid_from <= '2026-01-01' and t.valid_until > '2026-01-01'
                        """)).doesNotContain("Seq Scan");
    }

    private String plan(String query) {
        return String.join("\n", sql.sql("explain " + query).query(String.class).list());
    }
}
