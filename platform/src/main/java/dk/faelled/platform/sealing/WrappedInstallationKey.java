package dk.faelled.platform.sealing;

import dk.faelled.platform.InstallationKey;
import dk.faelled.platform.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Made when it is first needed, wrapped like the key of a tenant, and kept in memory. */
@Service
class WrappedInstallationKey implements InstallationKey {
    private static final String SECRET = "faelled/installation-secret/1";
    private static final byte[] PURPOSE = "secret:installation".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private final JdbcClient sql;
    private final MasterKey master;
    private final TransactionTemplate apart;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();
    private volatile byte @Nullable [] key;

    WrappedInstallationKey(JdbcClient sql, MasterKey master, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.master = master;
        apart = new TransactionTemplate(transactions);
        // what was found by it must be found again, whatever becomes of the transaction that needed it first
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public byte[] derive(String info) {
        return derived.computeIfAbsent(info, wanted -> TenantKey.derive(key(), wanted))
                .clone();
    }

    @Override
    public byte[] sealSecret(String secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return Envelope.seal(derive(SECRET), 0, nonce, PURPOSE, secret.getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    @Override
    public String openSecret(byte[] sealed) {
        return new String(Envelope.parse(sealed).open(derive(SECRET), PURPOSE), StandardCharsets.UTF_8);
    }

    private byte[] key() {
        var known = key;
        if (known != null) return known;
        var wrapped =
                Tenant.none("the key of the installation belongs to no tenant", () -> apart.execute(_ -> orMade()));
        var opened = TenantSealer.unwrap(master.read(false), Objects.requireNonNull(wrapped));
        key = opened;
        return opened;
    }

    private byte[] orMade() {
        return kept().orElseGet(() -> {
            var fresh = new byte[BYTES];
            RANDOM.nextBytes(fresh);
            sql.sql("insert into installation_key (wrapped) values (:wrapped) on conflict do nothing")
                    .param("wrapped", TenantSealer.wrap(master.read(false), fresh))
                    .update();
            return kept().orElseThrow();
        });
    }

    private java.util.Optional<byte[]> kept() {
        return sql.sql("select wrapped from installation_key")
                .query(byte[].class)
                .optional();
    }
}
