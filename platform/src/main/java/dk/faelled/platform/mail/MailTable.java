package dk.faelled.platform.mail;

import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailTable {
    private static final String COLUMNS = """
            select id, recipient, address, locale, kind, args, link, state, tries, next_at, fault, created_at, ended_at
              from mail
            """;
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private final JdbcClient sql;

    MailTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Mail mail) {
        sql.sql("""
                        insert into mail (id, recipient, address, locale, kind, args, link, state, next_at, created_at)
                        values (:id, :recipient, :address, :locale, :kind, :args, :link, 'QUEUED', :at, :at)
                        """)
                .param("id", mail.id())
                .param("recipient", mail.recipient())
                .param("address", mail.address())
                .param("locale", mail.locale().getLanguage())
                .param("kind", mail.kind())
                .param("args", mail.args())
                .param("link", mail.link(), Types.VARCHAR)
                .param("at", Moments.utc(mail.createdAt()))
                .update();
    }

    Optional<Mail> waiting(UUID id) {
        return sql.sql(COLUMNS + " where id = :id and state = 'QUEUED'")
                .param("id", id)
                .query(MailTable::mail)
                .optional();
    }

    /** Newest first. @param state null for all */
    List<Mail> page(Mail.@Nullable State state, @Nullable UUID before, int size) {
        return sql.sql(COLUMNS + " where id < :before" + (state == null ? "" : " and state = :state")
                        + " order by id desc limit :size")
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("before", before == null ? LAST : before)
                .param("size", size)
                .query(MailTable::mail)
                .list();
    }

    /** In the order in which they came. */
    List<Mail> in(Mail.State state, @Nullable UUID after, int size) {
        return sql.sql(COLUMNS + " where state = :state and id > :after order by id limit :size")
                .param("state", state.name())
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("size", size)
                .query(MailTable::mail)
                .list();
    }

    void ended(UUID id, Mail.State state, int tries, @Nullable String fault, Instant at) {
        sql.sql("update mail set state = :state, tries = :tries, fault = :fault, ended_at = :at where id = :id")
                .param("state", state.name())
                .param("tries", tries)
                .param("fault", fault, Types.VARCHAR)
                .param("at", Moments.utc(at))
                .param("id", id)
                .update();
    }

    void later(UUID id, int tries, String fault, Instant nextAt) {
        sql.sql("update mail set tries = :tries, fault = :fault, next_at = :next where id = :id")
                .param("tries", tries)
                .param("fault", fault)
                .param("next", Moments.utc(nextAt))
                .param("id", id)
                .update();
    }

    /** Back into the queue, as if it had not been tried. @return whether it was given up before */
    boolean again(UUID id, Instant at) {
        return sql.sql("""
                        update mail
                           set state = 'QUEUED', tries = 0, next_at = :at, ended_at = null
                         where id = :id
                           and state in ('BOUNCED', 'DEAD')
                        """).param("id", id).param("at", Moments.utc(at)).update() == 1;
    }

    void drop(UUID id) {
        sql.sql("delete from mail where id = :id").param("id", id).update();
    }

    int forget(Instant endedBefore, int most) {
        return sql.sql("""
                        delete from mail
                         where id in (select id from mail where ended_at < :before order by id limit :most)
                        """)
                .param("before", Moments.utc(endedBefore))
                .param("most", most)
                .update();
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Mail(
                row.getObject("id", UUID.class),
                row.getObject("recipient", UUID.class),
                row.getString("address"),
                Locale.of(row.getString("locale")),
                row.getString("kind"),
                row.getString("args"),
                row.getString("link"),
                Mail.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                row.getString("fault"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
