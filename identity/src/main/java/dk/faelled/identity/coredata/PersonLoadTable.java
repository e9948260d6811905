package dk.faelled.identity.coredata;

import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes persons from the staging table, each step in one sentence however many they are (identity 4.10). */
@Repository
class PersonLoadTable {
    /**
     * The same human being: by the number; where one of the two has none, by the id in NemLog-in. Who never had a number is
     * known by the user name alone.
     */
    private static final String SAME = """
            coalesce(p.cpr_key = l.cpr_key,
                     p.cpr_key is null and l.cpr_key is null or p.external_nemlogin_uuid = l.external_nemlogin_uuid,
                     false)
            """;

    /** Whoever is locked comes back as himself only where the id is the same too. */
    static final String OTHER =
            "(not " + SAME + " or p.dataset_lock_at is not null and p.uuid is distinct from l.uuid)";

    private static final String ROBOT = "(p.robot or l.robot)";
    private static final String ALLOWED = "(coalesce(l.allowed, p.allowed) and not " + ROBOT + ")";
    private static final String TRANSFER =
            "(coalesce(l.transfer_to_nemlogin, p.transfer_to_nemlogin) and not " + ROBOT + ")";
    private static final String BOTH = """
            new.id, new.account_id, new.user_name, old.id is not null as known,
            old.name as old_name, old.uuid as old_uuid, old.email as old_email, old.department as old_department,
            old.expires_at as old_expires_at, old.allowed as old_allowed, old.trusted as old_trusted, old.robot as old_robot,
            new.name as new_name, new.uuid as new_uuid, new.email as new_email, new.department as new_department,
            new.expires_at as new_expires_at, new.allowed as new_allowed, new.trusted as new_trusted, new.robot as new_robot
            """;
    private static final int TOLD = 50;
    private final JdbcClient sql;

    /** What the log keeps of somebody who is loaded. */
    record Said(
            String userName,
            String name,
            @Nullable UUID uuid,
            @Nullable String email,
            @Nullable String department,
            @Nullable Instant expiresAt,
            boolean allowed,
            boolean trusted,
            boolean robot) {}

    /**
     * One that was written.
     *
     * @param before null for a new one
     * @param returned was locked
     * @param open no administrator has locked it
     * @param less counts for less than before: a level, or the right to one, is gone
     */
    record Kept(
            UUID id,
            @Nullable UUID account,
            @Nullable Said before,
            Said after,
            boolean returned,
            boolean open,
            boolean less) {}

    /** @param active of those that are looked at @param leaving of these not posted any more, or somebody else now */
    record Weight(int active, int leaving) {}

    PersonLoadTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Each user name once. */
    List<Fault> twice(UUID load) {
        return sql.sql("""
                        select user_name, min(place), max(place)
                          from identity_loaded_person
                         where load_id = :load
                         group by user_name
                        having count(*) > 1
                         order by 2
                         limit :told
                        """)
                .param("load", load)
                .param("told", TOLD)
                .query((row, _) ->
                        Fault.of("entries", row.getInt(2), row.getInt(3)).at(Fault.of("twice.name", row.getString(1))))
                .list();
    }

    List<Fault> unknownSubDomains(UUID load, Tree tree) {
        return sql.sql("""
                        select place, user_name, sub_domain
                          from identity_loaded_person
                         where load_id = :load
                           and sub_domain is not null
                           and sub_domain <> all(:names::text[])
                         order by place
                         limit :told
                        """)
                .param("load", load)
                .param("names", tree.below().stream().map(one -> one.name()).toArray(String[]::new))
                .param("told", TOLD)
                .query((row, _) -> Fault.entry(row.getInt(1), row.getString(2))
                        .at(Fault.of("sub-domain", row.getString(3), tree.top().name())))
                .list();
    }

    Weight weigh(UUID load, UUID[] scope) {
        return sql.sql("""
                        select count(*),
                               count(*) filter (where l.user_name is null or not l.skipped and
                        """ + OTHER + """
                               )
                          from identity_person p
                          left join identity_loaded_person l on l.load_id = :load and l.user_name = p.user_name
                         where p.domain_id = any(:scope)
                           and p.dataset_lock_at is null
                        """)
                .param("load", load)
                .param("scope", scope)
                .query((row, _) -> new Weight(row.getInt(1), row.getInt(2)))
                .single();
    }

    /** Entries after one place up to another. Only rows that differ are written. @param sub that all are of; null as posted */
    List<Kept> keep(UUID load, Tree tree, @Nullable String sub, int after, int upTo) {
        return sql.sql("""
                        merge into identity_person p
                        using (select l.*, coalesce(s.id, :top) as domain_id
                                 from identity_loaded_person l
                                 left join identity_domain s on s.parent_id = :top and s.name = coalesce(:sub::text, l.sub_domain)
                                where l.load_id = :load
                                  and not l.skipped
                                  and l.place > :after
                                  and l.place <= :upTo) l
                           on p.user_name = l.user_name and p.domain_id = any(:tree)
                        when matched and (p.dataset_lock_at is not null
                                          or (p.domain_id, p.uuid, p.cpr_key, p.name, p.email, p.rid, p.department, p.ean,
                                              p.expires_at, p.password_ad_at, p.external_nemlogin_uuid, p.organisation_person,
                                              p.robot, p.allowed, p.transfer_to_nemlogin, p.trusted, p.private_mitid,
                                              p.qualified_signature, p.attributes)
                                             is distinct from
                                             (l.domain_id, l.uuid, coalesce(l.cpr_key, p.cpr_key), l.name, l.email, l.rid,
                                              l.department, l.ean, l.expires_at, l.password_ad_at, l.external_nemlogin_uuid,
                                              l.organisation_person, %1$s, %2$s, %3$s, coalesce(l.trusted, p.trusted),
                                              coalesce(l.private_mitid, p.private_mitid),
                                              coalesce(l.qualified_signature, p.qualified_signature), l.attributes)) then
                            update set domain_id = l.domain_id, uuid = l.uuid,
                                       cpr = case when l.cpr_key is distinct from p.cpr_key then coalesce(l.cpr, p.cpr) else p.cpr end,
                                       cpr_key = coalesce(l.cpr_key, p.cpr_key),
                                       name = l.name, email = l.email, rid = l.rid, department = l.department, ean = l.ean,
                                       expires_at = l.expires_at, password_ad_at = l.password_ad_at,
                                       external_nemlogin_uuid = l.external_nemlogin_uuid,
                                       organisation_person = l.organisation_person,
                                       robot = %1$s, allowed = %2$s, transfer_to_nemlogin = %3$s,
                                       trusted = coalesce(l.trusted, p.trusted),
                                       private_mitid = coalesce(l.private_mitid, p.private_mitid),
                                       qualified_signature = coalesce(l.qualified_signature, p.qualified_signature),
                                       attributes = l.attributes, dataset_lock_at = null,
                                       level = case when p.dataset_lock_at is null and %2$s then p.level else 'NONE' end,
                                       terms_id = case when p.dataset_lock_at is null then p.terms_id end,
                                       terms_at = case when p.dataset_lock_at is null then p.terms_at end
                        when not matched then
                            insert (id, domain_id, user_name, uuid, cpr, cpr_key, name, email, rid, department, ean, expires_at,
                                    password_ad_at, external_nemlogin_uuid, organisation_person, robot, allowed,
                                    transfer_to_nemlogin, trusted, private_mitid, qualified_signature, attributes)
                            values (uuidv7(), l.domain_id, l.user_name, l.uuid, l.cpr, l.cpr_key, l.name, l.email, l.rid,
                                    l.department, l.ean, l.expires_at, l.password_ad_at, l.external_nemlogin_uuid,
                                    l.organisation_person, l.robot, coalesce(l.allowed, false) and not l.robot,
                                    coalesce(l.transfer_to_nemlogin, false) and not l.robot, coalesce(l.trusted, false),
                                    coalesce(l.private_mitid, false), coalesce(l.qualified_signature, false), l.attributes)
                        returning old.dataset_lock_at is not null as returned, new.admin_lock_at is null as open,
                                  coalesce(old.level <> new.level or old.allowed and not new.allowed, false) as less,
                        """.formatted(ROBOT, ALLOWED, TRANSFER) + BOTH)
                .param("load", load)
                .param("top", tree.top().id())
                .param("sub", sub, Types.VARCHAR)
                .param("tree", tree.ids())
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getBoolean("known") ? said(row, "old_") : null,
                said(row, "new_"),
                row.getBoolean("returned"),
                row.getBoolean("open"),
                row.getBoolean("less"));
    }

    private static Said said(ResultSet row, String which) throws SQLException {
        return new Said(
                row.getString("user_name"),
                row.getString(which + "name"),
                row.getObject(which + "uuid", UUID.class),
                row.getString(which + "email"),
                row.getString(which + "department"),
                Moments.instant(row, which + "expires_at"),
                row.getBoolean(which + "allowed"),
                row.getBoolean(which + "trusted"),
                row.getBoolean(which + "robot"));
    }

    /** Who of these may have an NSIS identity; all others may not. @return those for whom that is new */
    List<Kept> allow(UUID[] tree, Collection<UUID> uuids) {
        return sql.sql("""
                        update identity_person p
                           set allowed = now.listed,
                               level = case when now.listed then p.level else 'NONE' end
                          from (select q.id, coalesce(q.uuid = any(:uuids), false) as listed
                                  from identity_person q
                                 where q.domain_id = any(:tree)
                                   and q.dataset_lock_at is null
                                   and not q.robot) now
                         where p.id = now.id
                           and p.allowed <> now.listed
                        returning false as returned, true as open, not new.allowed as less,
                        """ + BOTH)
                .param("uuids", uuids.toArray(UUID[]::new))
                .param("tree", tree)
                .query((row, _) -> kept(row))
                .list();
    }

    /** Who of these is to be told of to NemLog-in; all others are not. @return for how many that is new */
    int transfer(UUID[] tree, Collection<UUID> uuids) {
        return sql.sql("""
                        update identity_person
                           set transfer_to_nemlogin = coalesce(uuid = any(:uuids), false)
                         where domain_id = any(:tree)
                           and dataset_lock_at is null
                           and not robot
                           and transfer_to_nemlogin <> coalesce(uuid = any(:uuids), false)
                        """)
                .param("uuids", uuids.toArray(UUID[]::new))
                .param("tree", tree)
                .update();
    }
}
