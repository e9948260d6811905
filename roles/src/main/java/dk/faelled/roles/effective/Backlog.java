package dk.faelled.roles.effective;

import dk.faelled.platform.Jobs;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users whose rows are still to be worked out: noted in the transaction of the change, so that no kill loses them. */
@Component
class Backlog {
    static final String KIND = "roles.recompute";
    private final JdbcClient sql;
    private final Jobs jobs;

    record Queued(int users) {}

    Backlog(JdbcClient sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    void queue(Collection<UserId> users, String cause) {
        sql.sql("""
                        insert into effective_due (user_id, cause)
                        select id, :cause from unnest(:users) id order by id
                        on conflict do nothing
                        """)
                .param("users", RoleUserTable.ids(users))
                .param("cause", cause)
                .update();
        start(users.size());
    }

    private void start(int users) {
        jobs.submit(KIND, Messages.text("roles.recompute.title", users), new Queued(users));
    }

    /** What a broken job left lying is taken up again. */
    void takeUp() {
        int left = left();
        if (left > 0) start(left);
    }

    int left() {
        return sql.sql("select count(*) from effective_due")
                .query(Integer.class)
                .single();
    }

    /** Taken out, by cause. */
    Map<String, Collection<UserId>> next(int size) {
        var taken = new TreeMap<String, Collection<UserId>>();
        sql.sql("""
                        delete from effective_due
                         where user_id in (select user_id from effective_due order by user_id limit :size)
                        returning user_id, cause
                        """)
                .param("size", size)
                .query((row, _) -> Map.entry(row.getString("cause"), row.getObject("user_id", UUID.class)))
                .list()
                .forEach(one -> taken.computeIfAbsent(one.getKey(), _ -> new TreeSet<>())
                        .add(new UserId(one.getValue())));
        return taken;
    }
}
