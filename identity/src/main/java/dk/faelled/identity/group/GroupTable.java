package dk.faelled.identity.group;

import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GroupTable {
    private static final String SELECT = """
            select g.id, g.domain_id, d.name as domain_name, g.uuid, g.name, g.description, g.gone_at
              from identity_group g
              join identity_domain d on d.id = g.domain_id
            """;
    private static final int MOST = 2_000;
    private final JdbcClient sql;

    GroupTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Group> find(UUID id) {
        return sql.sql(SELECT + " where g.id = :id")
                .param("id", id)
                .query(GroupTable::group)
                .optional();
    }

    Optional<Group> loaded(UUID[] domains, UUID uuid) {
        return sql.sql(SELECT + " where g.domain_id = any(:domains) and g.uuid = :uuid and g.gone_at is null limit 1")
                .param("domains", domains)
                .param("uuid", uuid)
                .query(GroupTable::group)
                .optional();
    }

    /** By name. */
    List<Group> all(Collection<UUID> ids) {
        return sql.sql(SELECT + " where g.id = any(:ids) order by g.name collate \"da-x-icu\", g.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(GroupTable::group)
                .list();
    }

    /** Those of that name, small and capital letters alike; gone ones left out. */
    List<Group> named(String name) {
        return sql.sql(SELECT + " where lower(g.name) = :name and g.gone_at is null order by d.name limit 20")
                .param("name", name.toLowerCase(Locale.ROOT))
                .query(GroupTable::group)
                .list();
    }

    /** Of a person, by name. */
    List<Group> of(UUID person) {
        return sql.sql(SELECT + """
                          join identity_group_member m on m.group_id = g.id
                         where m.person_id = :person
                         order by g.name collate "da-x-icu", g.id
                         limit :most
                        """)
                .param("person", person)
                .param("most", MOST)
                .query(GroupTable::group)
                .list();
    }

    /** Of these domains in the order of their ids. */
    List<Group> page(UUID[] domains, UUID after, int size) {
        return sql.sql(SELECT + """
                         where g.domain_id = any(:domains)
                           and g.gone_at is null
                           and g.id > :after
                         order by g.id
                         limit :size
                        """)
                .param("domains", domains)
                .param("after", after)
                .param("size", size)
                .query(GroupTable::group)
                .list();
    }

    /** User names, in their order. */
    List<String> members(UUID group, String after, int size) {
        return sql.sql("""
                        select p.user_name
                          from identity_group_member m
                          join identity_person p on p.id = m.person_id
                         where m.group_id = :group
                           and p.user_name > :after
                         order by p.user_name
                         limit :size
                        """)
                .param("group", group)
                .param("after", after)
                .param("size", size)
                .query(String.class)
                .list();
    }

    /** @return whether it was not there */
    boolean add(UUID group, UUID person) {
        return sql.sql(
                                "insert into identity_group_member (group_id, person_id) values (:group, :person) on conflict do nothing")
                        .param("group", group)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** @return whether it was there */
    boolean remove(UUID group, UUID person) {
        return sql.sql("delete from identity_group_member where group_id = :group and person_id = :person")
                        .param("group", group)
                        .param("person", person)
                        .update()
                == 1;
    }

    void leave(Collection<UUID> persons) {
        sql.sql("delete from identity_group_member where person_id = any(:persons)")
                .param("persons", persons.toArray(UUID[]::new))
                .update();
    }

    /** Some of those that were lost before then and that no system names. @return how many */
    int erase(Instant before, int size) {
        return sql.sql("""
                        delete from identity_group
                         where id in (select g.id
                                        from identity_group g
                                       where g.gone_at < :before
                                         and not exists (select
                                                           from identity_service_provider s
                                                          where g.id = any(s.groups))
                                         and not exists (select
                                                           from identity_domain d
                                                          where g.id = any(d.unchanging))
                                       limit :size)
                        """)
                .param("before", Moments.utc(before))
                .param("size", size)
                .update();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getObject("id", UUID.class),
                row.getObject("domain_id", UUID.class),
                row.getString("domain_name"),
                row.getObject("uuid", UUID.class),
                row.getString("name"),
                row.getString("description"),
                Moments.instant(row, "gone_at"));
    }
}
