package dk.faelled.secondfactor.device;

import com.webauthn4j.data.AuthenticationData;
import dk.faelled.platform.Audit;
import dk.faelled.platform.InstallationKey;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.Credential;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.KeyCeremony;
import dk.faelled.secondfactor.KeyCeremony.Made;
import dk.faelled.secondfactor.KeysAndApps;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.Site;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Devices without a screen of their own: a key signs on a page of ours, an app's code is typed there. */
@Service
public class FactorDevices implements KeysAndApps {
    private static final int MOST = 64;
    private final DeviceTable table;
    private final FactorTable factors;
    private final KeyTable keys;
    private final DeviceCache cache;
    private final KeyCeremony ceremony;
    private final InstallationKey installation;
    private final Shared shared;
    private final Audit audit;
    private final Clock clock;

    private record Added(String deviceId, DeviceType type, NsisLevel level) {}

    /** @param host under which the browser offers it @param origin of the page on which it was made */
    public record Place(String host, String origin) {}

    FactorDevices(
            DeviceTable table,
            FactorTable factors,
            KeyTable keys,
            DeviceCache cache,
            KeyCeremony ceremony,
            InstallationKey installation,
            Shared shared,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.factors = factors;
        this.keys = keys;
        this.cache = cache;
        this.ceremony = ceremony;
        this.installation = installation;
        this.shared = shared;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws RuleBroken where the key is somebody's already */
    @Override
    public String addKey(OwnerKey owner, String name, NsisLevel level, Site site, Made key) {
        var id = key(owner, name, level, site, key);
        told(id, DeviceType.YUBIKEY, level);
        return id;
    }

    /** Of nobody yet: who calls binds it. @throws RuleBroken where the key is somebody's already */
    public String newKey(String name, Site site, Made key) {
        return key(null, name, NsisLevel.NONE, site, key);
    }

    private String key(@Nullable OwnerKey owner, String name, NsisLevel level, Site site, Made key) {
        return shared.work(() -> {
            var id = added(DeviceType.YUBIKEY, name, owner, level, null, -1);
            if (!keys.add(id, site.origin(), key)) throw new RuleBroken("secondfactor.key.refused");
            return id;
        });
    }

    @Override
    public String addApp(OwnerKey owner, String name, NsisLevel level, byte[] secret, long step) {
        var id = app(owner, name, level, secret, step);
        told(id, DeviceType.TOTP, level);
        return id;
    }

    /** Of nobody yet: who calls binds it. @param step whose code was shown last */
    public String newApp(String name, byte[] secret, long step) {
        return app(null, name, NsisLevel.NONE, secret, step);
    }

    private String app(@Nullable OwnerKey owner, String name, NsisLevel level, byte[] secret, long step) {
        var sealed = installation.sealSecret(Base32.encode(secret));
        return shared.work(() -> added(DeviceType.TOTP, name, owner, level, sealed, step));
    }

    private String added(
            DeviceType type,
            String name,
            @Nullable OwnerKey owner,
            NsisLevel level,
            byte @Nullable [] secret,
            long step) {
        while (true) {
            var device = Device.withoutScreen(
                    DeviceSecret.randomId(),
                    type,
                    name.strip(),
                    DeviceSecret.random().hash(),
                    owner,
                    level,
                    secret,
                    step,
                    clock.instant());
            if (table.add(device, null)) return device.id();
        }
    }

    private void told(String id, DeviceType type, NsisLevel level) {
        audit.changed("secondfactor.device.bind", "device:" + id, null, new Added(id, type, level), null);
    }

    @Override
    public Taken takeStep(String deviceId, long step) {
        return shared.work(() -> factors.takeStep(deviceId, step, clock.instant())) ? Taken.YES : Taken.REFUSED;
    }

    @Override
    public Taken takeCount(String deviceId, long count, boolean backedUp) {
        return shared.work(() -> {
            var device = table.locked(deviceId).filter(one -> !one.isDisabled());
            if (device.isEmpty()) return Taken.REFUSED;
            if (keys.count(deviceId, count, backedUp)) {
                factors.lastUsed(deviceId, clock.instant());
                return Taken.YES;
            }
            return again(deviceId, count);
        });
    }

    /** What comes twice was sent twice, as by who clicks twice; what has counted less far is another key. */
    private Taken again(String deviceId, long count) {
        if (keys.find(deviceId).filter(kept -> kept.key().signCount() == count).isPresent()) return Taken.REFUSED;
        flag(deviceId);
        return Taken.COPIED;
    }

    private void flag(String deviceId) {
        keys.flag(deviceId, clock.instant());
        disable(deviceId);
    }

    private void disable(String deviceId) {
        cache.forget(deviceId);
        table.disable(deviceId, clock.instant());
    }

    @Override
    public void level(Collection<String> deviceIds, NsisLevel level) {
        if (!deviceIds.isEmpty()) shared.run(() -> factors.level(deviceIds, level));
    }

    @Override
    public void block(String deviceId) {
        shared.run(() -> disable(deviceId));
    }

    @Override
    public Set<String> usable(Collection<String> deviceIds) {
        return deviceIds.isEmpty() ? Set.of() : Set.copyOf(shared.work(() -> factors.usable(deviceIds)));
    }

    /** Where the key is used; empty for a device that is none. */
    public Optional<Place> place(String deviceId) {
        return shared.work(() -> keys.find(deviceId))
                .map(kept -> new Place(kept.key().host(), kept.origin()));
    }

    /** Ids of the keys that the owner has made under that name. */
    public List<byte[]> made(OwnerKey owner, String host) {
        return shared.work(() -> keys.made(owner, host, MOST));
    }

    /** The id of the key, for the browser; empty where it may not be used under that name. */
    public Optional<byte[]> offered(String deviceId, String host) {
        return shared.work(() -> keys.find(deviceId))
                .filter(kept -> !kept.flagged() && kept.key().host().equals(host))
                .map(kept -> kept.key().id());
    }

    /**
     * Whether the key of that device has signed the challenge, on a page of ours or in a frame of one of these origins. One that
     * counts backwards is flagged and blocked.
     *
     * @param challenge as base64url
     */
    public Taken signed(String deviceId, Site site, String challenge, String json, Collection<String> origins) {
        var kept = shared.work(() -> keys.find(deviceId)).filter(one -> !one.flagged());
        if (kept.isEmpty() || !kept.get().key().host().equals(site.host())) return Taken.REFUSED;
        var key = kept.get().key();
        try {
            var data = ceremony.read(json);
            return Arrays.equals(data.getCredentialId(), key.id())
                    ? signed(deviceId, site, challenge, key, data, origins)
                    : Taken.REFUSED;
        } catch (RuleBroken wrong) {
            return Taken.REFUSED;
        }
    }

    private Taken signed(
            String deviceId,
            Site site,
            String challenge,
            Credential key,
            AuthenticationData data,
            Collection<String> origins) {
        var said = Objects.requireNonNull(data.getAuthenticatorData());
        try {
            return takeCount(deviceId, ceremony.signedInFrame(site, challenge, key, data, origins), said.isFlagBS());
        } catch (KeyCeremony.Copied copied) {
            return shared.work(() -> again(deviceId, said.getSignCount()));
        }
    }
}
