package dk.faelled.secondfactor.desk;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.connector.Ownership;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.device.DeviceTable;
import dk.faelled.secondfactor.device.SeenDevice;
import dk.faelled.secondfactor.device.SeenDevices;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people who help others may see and do. They see devices of persons of the authority, those that it bound itself,
 * and for a day those of somebody whose CPR number they have typed; the search for one stands in the log.
 */
@Service
@Transactional
class DeviceDesk {
    private static final int MOST = 50;
    private static final int LONGEST_REASON = 500;
    private final SeenDevices devices;
    private final DeviceTable table;
    private final Bindings bindings;
    private final Ownership ownership;
    private final OwnerIndex index;
    private final Audit audit;

    DeviceDesk(
            SeenDevices devices,
            DeviceTable table,
            Bindings bindings,
            Ownership ownership,
            OwnerIndex index,
            Audit audit) {
        this.devices = devices;
        this.table = table;
        this.bindings = bindings;
        this.ownership = ownership;
        this.index = index;
        this.audit = audit;
    }

    /** @param typed a CPR number, the number of a device, or a serial number */
    List<SeenDevice> search(String typed) {
        var text = typed.strip();
        if (text.matches("\\d{6}[- ]?\\d{4}")) return ofPerson(Cpr.parse(text));
        if (text.matches("\\d{3}-?\\d{3}-?\\d{3}-?\\d{3}"))
            return visible(List.of(text.replace("-", "").replaceAll("(\\d{3})(?=\\d)", "$1-")));
        if (text.isEmpty()) throw new RuleBroken("secondfactor.desk.search.nothing").at("q");
        return visible(
                table.withSerial(text, MOST).stream().map(one -> one.id()).toList());
    }

    private List<SeenDevice> ofPerson(Cpr cpr) {
        var owner = index.of(cpr);
        audit.accessed("secondfactor.device.search", List.of("owner:" + UUID.nameUUIDFromBytes(owner.bytes())), null);
        return ownership.ofNamed(helper(), owner, MOST);
    }

    private List<SeenDevice> visible(List<String> ids) {
        return devices.all(ids).stream()
                .filter(one -> ownership.maySee(helper(), one))
                .toList();
    }

    /** @throws NotFound where there is none that may be seen */
    SeenDevice get(String id) {
        return visible(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("device " + id));
    }

    void act(String id, DeviceAct act, String reason) {
        check(reason);
        var seen = get(id);
        switch (act) {
            case BLOCK -> bindings.block(id, reason.strip());
            case UNLOCK -> bindings.unlock(id, reason.strip());
            case UNPRIME -> bindings.prime(seen, false, reason.strip());
            case RELEASE -> bindings.release(id, reason.strip());
        }
    }

    /** MFA-03 c. */
    void bind(String deviceId, String cpr, NsisLevel level, String reason) {
        check(reason);
        var owner = index.of(number(cpr));
        bindings.bindLocally(deviceId.strip(), owner, level, reason.strip());
    }

    private static Cpr number(String typed) {
        try {
            return Cpr.parse(typed);
        } catch (RuleBroken none) {
            throw new RuleBroken(none.key()).at("cpr");
        }
    }

    private static void check(String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON)
            throw new RuleBroken("secondfactor.desk.reason.missing", LONGEST_REASON).at("reason");
    }

    private static UUID helper() {
        return Context.current().actor().id();
    }
}
