package dk.faelled.identity.letter;

import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is to be told of what has come by itself: each once, noted in the same sentence that finds them. */
@Repository
class LetterTable {
    private final JdbcClient sql;

    /** @param recipient whom a notice reaches @param at since when, or until when */
    record Due(UUID id, UUID recipient, String userName, Instant at) {}

    LetterTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locked by an administrator or gone from the source, in that time. */
    List<Due> locked(Instant from, Instant until, int size) {
        return sql.sql("""
                        update identity_person p
                           set told_lock_at = least(p.admin_lock_at, p.dataset_lock_at)
                         where p.id in (select id
                                          from identity_person
                                         where least(admin_lock_at, dataset_lock_at) > :from
                                           and least(admin_lock_at, dataset_lock_at) <= :until
                                           and told_lock_at is distinct from least(admin_lock_at, dataset_lock_at)
                                           and coalesce(organisation_person, account_id) is not null
                                         limit :size
                                           for no key update skip locked)
                        returning p.id, coalesce(p.organisation_person, p.account_id) as recipient, p.user_name,
                                  p.told_lock_at as at
                        """)
                .param("from", Moments.utc(from))
                .param("until", Moments.utc(until))
                .param("size", size)
                .query(LetterTable::due)
                .list();
    }

    /** Whose password will be too old, from the day of the reminder on. */
    List<Due> ageing(Instant now, int size) {
        return sql.sql("""
                        update identity_password k
                           set told_change_at = k.changed_at
                          from (select w.account_id, coalesce(p.organisation_person, p.account_id) as recipient, p.user_name,
                                       w.changed_at + make_interval(days => d.max_age_days) as end_at
                                  from identity_password w
                                  join identity_person p on p.account_id = w.account_id
                                  join identity_domain d on d.id = p.domain_id and d.max_age_days > 0
                                 where w.changed_at + make_interval(days => d.max_age_days - d.reminder_days) <= :now
                                   and w.changed_at + make_interval(days => d.max_age_days) > :now
                                   and w.told_change_at is distinct from w.changed_at
                                   and p.admin_lock_at is null
                                   and p.dataset_lock_at is null
                                 limit :size) due
                         where k.account_id = due.account_id
                        returning k.account_id as id, due.recipient, due.user_name, due.end_at as at
                        """)
                .param("now", Moments.utc(now))
                .param("size", size)
                .query(LetterTable::due)
                .list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("recipient", UUID.class),
                row.getString("user_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
