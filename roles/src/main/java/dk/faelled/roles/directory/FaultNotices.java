package dk.faelled.roles.directory;

import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A synchroniser that tells of a fault is heard by those who set it up, once a day for each domain. What it says may name
 * people, so a mail only tells where to read it.
 */
@Component
class FaultNotices {
    private static final String ID = "roles.directory.failed";
    private static final int MOST = 200;
    private final JdbcClient sql;
    private final Notices notices;
    private final NoticeKind kind;
    private final Clock clock;

    record Failed(String domain) {}

    FaultNotices(JdbcClient sql, Notices notices, NoticeKind directoryFailed, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        kind = directoryFailed;
        this.clock = clock;
    }

    void failed(long domain, String name) {
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        for (var reader : sql.sql("""
                        select distinct u.ext_uuid
                          from role_system s
                          join system_role x on x.system_id = s.id and x.identifier = :right
                          join user_role_part p on p.system_role_id = x.id
                          join effective_role e on e.user_role_id = p.user_role_id and e.through is not null
                               and (e.start_date is null or e.start_date <= :today)
                               and (e.stop_date is null or e.stop_date >= :today)
                          join role_user u on u.id = e.user_id and u.deleted_at is null and not u.disabled
                         where 'OURS' = any(s.flags)
                           and exists (select from role_user a
                                         join account_domain d on d.id = a.domain_id and d.source = 'FAELLED'
                                        where a.ext_uuid = u.ext_uuid and a.deleted_at is null)
                         order by u.ext_uuid
                         limit :most
                        """)
                .param("right", DirectorySettings.UPDATE)
                .param("today", today)
                .param("most", MOST)
                .query(UUID.class)
                .list()) notices.send(kind, reader, domain + ":" + today, new Failed(name), DirectoryPages.PATH);
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        NoticeKind directoryFailed() {
            return new NoticeKind(
                    ID,
                    new Failed("Administrativt"),
                    new Failed("Administrative"),
                    NoticeKind.Channel.MAIL,
                    DirectorySettings.UPDATE);
        }
    }
}
