package dk.faelled.identity.coredata;

import dk.faelled.platform.database.Moments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes groups from the staging tables, each step in one sentence however many they are. */
@Repository
class GroupLoadTable {
    private static final int TOLD = 50;
    private final JdbcClient sql;

    /** @param added members that are new, or that are gone */
    record Moved(UUID group, int persons) {}

    /** @param added whether it was not there */
    record Written(UUID id, String name, boolean added) {}

    GroupLoadTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<Fault> twice(UUID load) {
        return sql.sql("""
                        select uuid, min(place), max(place)
                          from identity_loaded_group
                         where load_id = :load
                         group by uuid
                        having count(*) > 1
                         order by 2
                         limit :told
                        """)
                .param("load", load)
                .param("told", TOLD)
                .query((row, _) -> Fault.of("entries", row.getInt(2), row.getInt(3))
                        .at(Fault.of("twice.uuid", row.getObject(1, UUID.class).toString())))
                .list();
    }

    /** Only those that differ are written. */
    List<Written> keep(UUID load, UUID domain) {
        return sql.sql("""
                        insert into identity_group as g (id, domain_id, uuid, name, description)
                        select uuidv7(), :domain, l.uuid, l.name, l.description
                          from identity_loaded_group l
                         where l.load_id = :load
                         order by l.place
                        on conflict (tenant_id, domain_id, uuid) do update
                               set name = excluded.name,
                                   description = excluded.description,
                                   gone_at = null
                             where (g.name, g.description, g.gone_at)
                                   is distinct from (excluded.name, excluded.description, null)
                        returning new.id, new.name, old.id is null as added
                        """)
                .param("load", load)
                .param("domain", domain)
                .query((row, _) ->
                        new Written(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("added")))
                .list();
    }

    /** Those that are not posted. */
    List<Written> lose(UUID load, UUID domain, Instant now) {
        return sql.sql("""
                        update identity_group g
                           set gone_at = :now
                         where g.domain_id = :domain
                           and g.gone_at is null
                           and not exists (select
                                             from identity_loaded_group l
                                            where l.load_id = :load
                                              and l.uuid = g.uuid)
                        returning g.id, g.name
                        """)
                .param("load", load)
                .param("domain", domain)
                .param("now", Moments.utc(now))
                .query((row, _) -> new Written(row.getObject("id", UUID.class), row.getString("name"), false))
                .list();
    }

    /** Who is not posted as a member of a group that is posted, or whose group is gone. */
    List<Moved> left(UUID load, UUID domain) {
        return moved(sql.sql("""
                        with gone as (
                            delete from identity_group_member m
                             using identity_group g, identity_person p
                             where g.id = m.group_id
                               and p.id = m.person_id
                               and g.domain_id = :domain
                               and (g.gone_at is not null
                                    or exists (select
                                                 from identity_loaded_group l
                                                where l.load_id = :load
                                                  and l.uuid = g.uuid))
                               and not exists (select
                                                 from identity_loaded_member l
                                                where l.load_id = :load
                                                  and l.group_uuid = g.uuid
                                                  and l.user_name = p.user_name)
                            returning m.group_id)
                        select group_id, count(*) from gone group by group_id
                        """).param("load", load).param("domain", domain));
    }

    List<Moved> joined(UUID load, Tree tree) {
        return moved(sql.sql("""
                        with come as (
                            insert into identity_group_member (group_id, person_id)
                            select g.id, p.id
                              from identity_loaded_member l
                              join identity_group g on g.domain_id = :domain and g.uuid = l.group_uuid
                              join identity_person p on p.user_name = l.user_name and p.domain_id = any(:tree)
                             where l.load_id = :load
                               and p.dataset_lock_at is null
                               and not exists (select
                                                 from identity_group_member m
                                                where m.group_id = g.id
                                                  and m.person_id = p.id)
                            returning group_id)
                        select group_id, count(*) from come group by group_id
                        """)
                .param("load", load)
                .param("domain", tree.top().id())
                .param("tree", tree.ids()));
    }

    private static List<Moved> moved(JdbcClient.StatementSpec sentence) {
        return sentence.query((row, _) -> new Moved(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
    }

    /** Posted members who are nobody there. */
    int strangers(UUID load, Tree tree) {
        return sql.sql("""
                        select count(distinct l.user_name)
                          from identity_loaded_member l
                         where l.load_id = :load
                           and not exists (select
                                             from identity_person p
                                            where p.user_name = l.user_name
                                              and p.domain_id = any(:tree)
                                              and p.dataset_lock_at is null)
                        """)
                .param("load", load)
                .param("tree", tree.ids())
                .query(Integer.class)
                .single();
    }
}
