package dk.faelled.roles.projection;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.PersonId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down the users of the organisation as the rules read them. */
@Component
class ProjectionTable {
    static final String READ_FROM = """
            select u.ext_uuid
              from role_user_source s
              join role_user u on u.id = s.user_id
             where s.source_id = any(:ids)
            """;

    private final JdbcClient sql;

    ProjectionTable(JdbcClient sql) {
        this.sql = sql;
    }

    Decided decided() {
        var domains = new HashMap<ItSystemId, Long>();
        sql.sql("""
                        select it_system_id, id from account_domain
                         where it_system_id is not null and source = 'INTERNAL'
                         order by id desc
                        """).query(row -> {
            domains.put(new ItSystemId(row.getObject(1, UUID.class)), row.getLong(2));
        });
        var uninherited = sql.sql("select engagement_id from uninherited_engagement").query(UUID.class).list().stream()
                .map(EngagementId::new)
                .collect(Collectors.toSet());
        boolean loaded = sql.sql("select exists (select from account_domain where is_primary and source = 'API_LOAD')")
                .query(Boolean.class)
                .single();
        return sql.sql("select level_class_ids, office_type_ids from role_setting")
                .query((row, _) -> new Decided(
                        domains,
                        classes(row, "level_class_ids"),
                        Set.copyOf(classes(row, "office_type_ids")),
                        uninherited,
                        loaded))
                .optional()
                .orElseGet(() -> new Decided(domains, List.of(), Set.of(), uninherited, loaded));
    }

    private static List<ClassId> classes(ResultSet row, String column) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(column).getArray())
                .map(ClassId::new)
                .toList();
    }

    /** Whose users were read from one of these. */
    Set<PersonId> readFrom(Collection<UUID> sources) {
        return persons(READ_FROM, sources);
    }

    Set<PersonId> behind(Collection<UUID> users) {
        return persons("select ext_uuid from role_user where id = any(:ids)", users);
    }

    private Set<PersonId> persons(String query, Collection<UUID> ids) {
        if (ids.isEmpty()) return Set.of();
        return sql.sql(query).param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    boolean areTitles(Collection<UUID> classes) {
        if (classes.isEmpty()) return false;
        return sql.sql("select exists (select from role_position where title_id = any(:ids))")
                .param("ids", classes.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Those of the persons, or all; deleted ones too. Users of domains that others load are not among them. */
    Set<UserId> users(@Nullable Collection<PersonId> persons) {
        return sql
                .sql("""
                        select id from role_user
                         where (:all or ext_uuid = any(:persons))
                           and domain_id in (select id from account_domain where source = 'INTERNAL')
                        """)
                .param("all", persons == null)
                .param(
                        "persons",
                        persons == null
                                ? new UUID[0]
                                : persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    /** Which account each of the persons leads units with: that of the primary domain, the first by name where there are several. */
    Map<PersonId, UserId> leadingAccounts(Collection<PersonId> leaders) {
        var accounts = new HashMap<PersonId, UserId>();
        sql.sql("""
                        select u.ext_uuid, u.id
                          from role_user u
                          join account_domain d on d.id = u.domain_id and d.is_primary
                         where u.ext_uuid = any(:leaders)
                           and u.deleted_at is null
                         order by u.user_id_key, u.id
                        """)
                .param("leaders", leaders.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    accounts.putIfAbsent(
                            new PersonId(row.getObject(1, UUID.class)), new UserId(row.getObject(2, UUID.class)));
                });
        return accounts;
    }

    /** What the users were read from; without those that were read from nothing. */
    Map<UserId, Set<UUID>> sources(Collection<UserId> users) {
        var sources = new HashMap<UserId, Set<UUID>>();
        if (users.isEmpty()) return sources;
        sql.sql("select user_id, source_id from role_user_source where user_id = any(:ids)")
                .param("ids", users.stream().map(UserId::value).toArray(UUID[]::new))
                .query(row -> {
                    sources.computeIfAbsent(new UserId(row.getObject(1, UUID.class)), _ -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                });
        return sources;
    }

    void keepSources(List<Wanted> changed) {
        if (changed.isEmpty()) return;
        sql.sql("delete from role_user_source where user_id = any(:ids)")
                .param("ids", column(changed, w -> w.user().id().value(), UUID[]::new))
                .update();
        record Source(UUID user, UUID source) {}
        var all = new ArrayList<Source>();
        for (var wanted : changed)
            for (var source : wanted.sources())
                all.add(new Source(wanted.user().id().value(), source));
        sql.sql("""
                        insert into role_user_source (user_id, source_id)
                        select * from unnest(:users::uuid[], :sources::uuid[])
                        """)
                .param("users", column(all, Source::user, UUID[]::new))
                .param("sources", column(all, Source::source, UUID[]::new))
                .update();
    }

    void remove(Collection<UserId> gone) {
        if (gone.isEmpty()) return;
        sql.sql("update role_user set deleted_at = now() where id = any(:ids)")
                .param("ids", gone.stream().map(UserId::value).toArray(UUID[]::new))
                .update();
    }

    void keep(List<Wanted> changed) {
        if (changed.isEmpty()) return;
        var ids = column(changed, w -> w.user().id().value(), UUID[]::new);
        // two accounts may have changed names with each other
        sql.sql("update role_user set user_id = id::text where id = any(:ids)")
                .param("ids", ids)
                .update();
        sql.sql("""
                        insert into role_user (id, domain_id, ext_uuid, user_id, name, kle_performing, kle_interest)
                        select id, domain, ext, user_id, name, '{}', '{}'
                          from unnest(:ids::uuid[], :domains::bigint[], :exts::uuid[], :userIds::text[], :names::text[])
                               w (id, domain, ext, user_id, name)
                        on conflict (tenant_id, id) do update
                           set domain_id = excluded.domain_id, ext_uuid = excluded.ext_uuid, user_id = excluded.user_id,
                               name = excluded.name,
                               deleted_at = case when role_user.closed then role_user.deleted_at end
                        """)
                .param("ids", ids)
                .param("domains", column(changed, Wanted::domain, Long[]::new))
                .param("exts", column(changed, w -> w.user().extUuid(), UUID[]::new))
                .param("userIds", column(changed, w -> w.user().userId(), String[]::new))
                .param("names", column(changed, w -> w.user().name(), String[]::new))
                .update();
        places(changed, ids);
    }

    private void places(List<Wanted> changed, UUID... ids) {
        sql.sql("delete from role_position where user_id = any(:ids)")
                .param("ids", ids)
                .update();
        sql.sql("delete from role_office where user_id = any(:ids)")
                .param("ids", ids)
                .update();
        record Place(User user, int number) {}
        var places = new ArrayList<Place>();
        for (var wanted : changed)
            for (int i = 0; i < wanted.user().positions().size(); i++) places.add(new Place(wanted.user(), i));
        sql.sql("""
                        insert into role_position (user_id, place, name, unit_id, title_id, do_not_inherit)
                        select *
                          from unnest(:users::uuid[], :places::int[], :names::text[], :units::uuid[], :titles::uuid[],
                                      :not::boolean[])
                        """)
                .param("users", column(places, p -> p.user().id().value(), UUID[]::new))
                .param("places", column(places, Place::number, Integer[]::new))
                .param(
                        "names",
                        column(places, p -> p.user().positions().get(p.number()).name(), String[]::new))
                .param(
                        "units",
                        column(
                                places,
                                p -> p.user().positions().get(p.number()).unit().value(),
                                UUID[]::new))
                .param(
                        "titles",
                        column(
                                places,
                                p -> {
                                    var title =
                                            p.user().positions().get(p.number()).title();
                                    return title == null ? null : title.value();
                                },
                                UUID[]::new))
                .param(
                        "not",
                        column(places, p -> p.user().positions().get(p.number()).doNotInherit(), Boolean[]::new))
                .update();
        record Office(UUID user, UUID unit, UUID function) {}
        var offices = new ArrayList<Office>();
        for (var wanted : changed)
            for (var office : wanted.user().offices())
                offices.add(new Office(
                        wanted.user().id().value(),
                        office.unit().value(),
                        office.function().value()));
        sql.sql("""
                        insert into role_office (user_id, unit_id, function_id)
                        select * from unnest(:users::uuid[], :units::uuid[], :functions::uuid[])
                        """)
                .param("users", column(offices, Office::user, UUID[]::new))
                .param("units", column(offices, Office::unit, UUID[]::new))
                .param("functions", column(offices, Office::function, UUID[]::new))
                .update();
    }

    static <T, C extends @Nullable Object> C[] column(
            List<T> rows, Function<T, C> part, java.util.function.IntFunction<C[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
