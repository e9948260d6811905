package dk.faelled.platform.signin;

import dk.faelled.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which sessions are open, without using them: looking at one does not make it last longer. */
@Component
public class OpenSessions {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    private record Open(byte[] value, Instant until) {}

    OpenSessions(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * Those of some accounts of the current authority that have a number under the name of an attribute, each with the moment
     * at which it ends unless it is used before.
     */
    public Map<UUID, Instant> until(Collection<UUID> accounts, String attribute) {
        var tenant = Tenant.current().value();
        var principals = accounts.stream()
                .map(account -> SignInSession.principal(new SignedIn(tenant, account, account, "")))
                .toArray(String[]::new);
        var all = new LinkedHashMap<UUID, Instant>();
        var numbers = new DeserializingConverter();
        Tenant.none(
                        "sessions belong to no tenant",
                        () -> transaction.execute(_ -> sql.sql("""
                        select a.attribute_bytes as value, to_timestamp(s.expiry_time / 1000.0) as until
                          from spring_session s
                          join spring_session_attributes a
                            on a.session_primary_id = s.primary_id
                           and a.attribute_name = :attribute
                         where s.principal_name = any (:principals)
                           and s.expiry_time > extract(epoch from clock_timestamp()) * 1000
                        """)
                                .param("attribute", attribute)
                                .param("principals", principals)
                                .query((row, _) -> new Open(
                                        row.getBytes(1), row.getTimestamp(2).toInstant()))
                                .list()))
                .forEach(open -> {
                    if (numbers.convert(open.value()) instanceof UUID number) all.put(number, open.until());
                });
        return all;
    }
}
