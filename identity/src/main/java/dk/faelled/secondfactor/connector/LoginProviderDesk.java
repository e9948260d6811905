package dk.faelled.secondfactor.connector;

import dk.faelled.platform.NotFound;
import dk.faelled.secondfactor.challenge.ChallengeHistory;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.device.DeviceRegister;
import dk.faelled.secondfactor.device.SeenDevice;
import dk.faelled.secondfactor.device.SeenDevices;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a login provider may do with devices of persons of its authority, and with no others. */
@Service
@Transactional
class LoginProviderDesk {
    private final Connectors connectors;
    private final Ownership ownership;
    private final SeenDevices devices;
    private final Bindings bindings;
    private final ChallengeHistory history;

    LoginProviderDesk(
            Connectors connectors,
            Ownership ownership,
            SeenDevices devices,
            Bindings bindings,
            ChallengeHistory history) {
        this.connectors = connectors;
        this.ownership = ownership;
        this.devices = devices;
        this.bindings = bindings;
        this.history = history;
    }

    @Transactional(readOnly = true)
    public List<ChallengeHistory.Line> history(Instant after, int most) {
        return history.after(after, most);
    }

    @Transactional(readOnly = true)
    public List<SeenDevice> local(String after, int most) {
        return devices.local(after, most);
    }

    @Transactional(readOnly = true)
    public List<SeenDevice> ofPersons(String after, int most) {
        return devices.ofPersons(after, most);
    }

    private SeenDevice get(String id) {
        var connector = connectors.calling();
        return devices.find(id)
                .filter(one -> ownership.maySee(connector.id(), one))
                .orElseThrow(() -> new NotFound("device " + id));
    }

    void rename(String id, String name) {
        bindings.rename(get(id), name);
    }

    void disable(String id) {
        bindings.block(get(id).device().id(), null);
    }

    void prime(String id, boolean prime) {
        bindings.prime(get(id), prime, null);
    }

    DeviceRegister.Enrolled robot(String name) {
        return bindings.robot(name);
    }
}
