package dk.faelled.platform.sealing;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** Seals for the current tenant; a tenant's key is made when it is first needed and kept in memory. */
@Service
class TenantSealer implements Sealer {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] WRAPPING = "tenant-key".getBytes(StandardCharsets.US_ASCII);
    private final Map<TenantId, Map<Integer, TenantKey>> keys = new ConcurrentHashMap<>();
    private final TenantKeyTable table;
    private final MasterKey master;

    TenantSealer(TenantKeyTable table, MasterKey master) {
        this.table = table;
        this.master = master;
    }

    @Override
    public byte[] seal(Cpr cpr) {
        return newest().sealCpr(cpr, nonce()).bytes();
    }

    @Override
    public Cpr openCpr(byte[] sealed) {
        var envelope = Envelope.parse(sealed);
        return key(envelope.keyId()).openCpr(envelope);
    }

    @Override
    public byte[] cprKey(Cpr cpr) {
        return newest().cprKey(cpr);
    }

    @Override
    public byte[] sealSecret(String secret) {
        return newest().sealSecret(secret, nonce()).bytes();
    }

    @Override
    public String openSecret(byte[] sealed) {
        var envelope = Envelope.parse(sealed);
        return key(envelope.keyId()).openSecret(envelope);
    }

    private TenantKey newest() {
        var all = all();
        return key(all.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow());
    }

    private TenantKey key(int keyId) {
        var key = all().get(keyId);
        if (key == null) throw new IllegalStateException("no key " + keyId + " for this tenant");
        return key;
    }

    private Map<Integer, TenantKey> all() {
        return keys.computeIfAbsent(Tenant.current(), this::load);
    }

    private Map<Integer, TenantKey> load(TenantId tenant) {
        var opened = new ConcurrentHashMap<Integer, TenantKey>();
        var masterKey = master.read(!table.any());
        for (var row : table.orCreate(tenant, () -> wrap(masterKey)))
            opened.put(row.keyId(), new TenantKey(tenant, row.keyId(), unwrap(masterKey, row.wrapped())));
        return opened;
    }

    private static byte[] wrap(byte[] masterKey) {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return wrap(masterKey, key);
    }

    static byte[] wrap(byte[] masterKey, byte[] key) {
        return Envelope.seal(masterKey, 0, nonce(), WRAPPING, key).bytes();
    }

    /** @throws IllegalStateException where it was wrapped under another */
    static byte[] unwrap(byte[] masterKey, byte[] wrapped) {
        return Envelope.parse(wrapped).open(masterKey, WRAPPING);
    }

    private static byte[] nonce() {
        var nonce = new byte[12];
        RANDOM.nextBytes(nonce);
        return nonce;
    }
}
