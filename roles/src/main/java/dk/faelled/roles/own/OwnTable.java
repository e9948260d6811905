package dk.faelled.roles.own;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes Fælled's own system down, in a few sentences however much of it there is. */
@Component
class OwnTable {
    private final JdbcClient sql;

    OwnTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Long> known() {
        return sql.sql("select id from role_system where 'OURS' = any(flags)")
                .query(Long.class)
                .optional();
    }

    /** @return its number, also where it is there already */
    long system(String identifier) {
        sql.sql("""
                        insert into account_domain (name, is_primary, source) values ('Fælled', false, 'FAELLED')
                        on conflict do nothing
                        """).update();
        sql.sql("""
                        insert into role_system (uuid, name, identifier, kind, flags, email, notes)
                        values (gen_random_uuid(), 'Fælled', :identifier, 'MANUAL', '{OURS,READONLY}', '', '')
                        on conflict do nothing
                        """).param("identifier", identifier).update();
        return known().orElseThrow();
    }

    /** @param danish becomes the name, @param english the description */
    void rights(long system, String[] ids, String[] danish, String[] english) {
        sql.sql("""
                        insert into system_role (uuid, system_id, name, identifier, description, weight, kind)
                        select gen_random_uuid(), :system, danish, id, english, 1, 'BOTH'
                          from unnest(:ids::text[], :danish::text[], :english::text[]) d (id, danish, english)
                         where not exists (select from system_role x
                                            where x.system_id = :system and x.identifier = d.id
                                              and x.name = d.danish and x.description = d.english)
                         order by id
                        on conflict (tenant_id, system_id, identifier) do update
                           set name = excluded.name, description = excluded.description,
                               version = system_role.version + 1
                        """)
                .param("system", system)
                .param("ids", ids)
                .param("danish", danish)
                .param("english", english)
                .update();
    }

    /** That right may be held for some data only. @param types what the constraint types are known by */
    void limit(long system, String right, String... types) {
        sql.sql("""
                        insert into system_role_constraint (system_role_id, type_id, mandatory)
                        select x.id, t.id, false
                          from system_role x
                          join constraint_type t on t.entity_id = any(:types)
                         where x.system_id = :system
                           and x.identifier = :right
                        on conflict do nothing
                        """)
                .param("types", types)
                .param("system", system)
                .param("right", right)
                .update();
    }

    void roles(long system, String[] ids, String[] names, String[] flags) {
        sql.sql("""
                        insert into user_role (uuid, system_id, name, identifier, description, flags, link, link_prefix)
                        select gen_random_uuid(), :system, name, id, '', flags::text[], 'NONE', ''
                          from unnest(:ids::text[], :names::text[], :flags::text[]) d (id, name, flags)
                         where not exists (select from user_role r
                                            where r.system_id = :system and r.identifier = d.id and r.deleted_at is null)
                         order by id
                        on conflict do nothing
                        """)
                .param("system", system)
                .param("ids", ids)
                .param("names", names)
                .param("flags", flags)
                .update();
    }

    /** The roles that nobody changes hold just these rights. @param roles beside {@code rights} */
    void compose(long system, String[] roles, String[] rights) {
        sql.sql("""
                        with wanted as (
                            select r.id as role, x.id as part
                              from unnest(:roles::text[], :rights::text[]) w (role, permission)
                              join user_role r on r.system_id = :system and r.identifier = w.role
                                                  and r.deleted_at is null and 'READONLY' = any(r.flags)
                              join system_role x on x.system_id = :system and x.identifier = w.permission
                        ), gone as (
                            delete from user_role_part p
                             using user_role r
                             where r.id = p.user_role_id
                               and r.system_id = :system
                               and 'READONLY' = any(r.flags)
                               and not exists (select from wanted w
                                                where w.role = p.user_role_id and w.part = p.system_role_id)
                        )
                        insert into user_role_part (user_role_id, system_role_id)
                        select role, part
                          from wanted w
                         where not exists (select from user_role_part p
                                            where p.user_role_id = w.role and p.system_role_id = w.part)
                         order by role, part
                        on conflict do nothing
                        """)
                .param("system", system)
                .param("roles", roles)
                .param("rights", rights)
                .update();
    }

    /** Rights that no module declares any more go, unless somebody has put them into a role. */
    void forget(long system, String[] declared) {
        sql.sql("""
                        delete from system_role x
                         where x.system_id = :system
                           and not x.identifier = any(:declared)
                           and not exists (select from user_role_part p where p.system_role_id = x.id)
                           and not exists (select from user_role r where r.linked_id = x.id)
                        """).param("system", system).param("declared", declared).update();
    }
}
