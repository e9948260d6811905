package dk.faelled.organisation.address;

import dk.faelled.platform.MailAddresses;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The e-mail address that a person has today, the oldest where there are several. */
@Component
@Transactional(readOnly = true)
class MailboxOfPerson implements MailAddresses {
    private final JdbcClient sql;
    private final Clock clock;

    MailboxOfPerson(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Optional<String> of(UUID actor) {
        return sql.sql("""
                        select a.value
                          from address a
                          join class c on c.id = a.type_id and c.valid_from <= :on and c.valid_until > :on
                         where a.person_id = :person
                           and a.valid_from <= :on
                           and a.valid_until > :on
                           and c.scope = 'EMAIL'
                         order by a.valid_from, a.id
                         limit 1
                        """)
                .param("person", actor)
                .param("on", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .query(String.class)
                .optional();
    }
}
