package dk.faelled.roles.directory;

import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.reach.GrantTable;
import dk.faelled.roles.rights.Grant;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * A synchroniser that tells of a fault is heard by those who set it up, once a day for each domain. What it says may name
 * people, so a mail only tells where to read it.
 */
@Component
class FaultNotices {
    private static final String ID = "roles.directory.failed";
    private final GrantTable grants;
    private final Notices notices;
    private final NoticeKind kind;
    private final Clock clock;

    record Failed(String domain) {}

    FaultNotices(GrantTable grants, Notices notices, NoticeKind directoryFailed, Clock clock) {
        this.grants = grants;
        this.notices = notices;
        kind = directoryFailed;
        this.clock = clock;
    }

    void failed(long domain, String name) {
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        grants.of(DirectorySettings.UPDATE).stream()
                .map(Grant::actor)
                .distinct()
                .forEach(reader ->
                        notices.send(kind, reader, domain + ":" + today, new Failed(name), DirectoryPages.PATH));
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
