package dk.faelled.identity.coredata;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.Requires;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which devices for a second factor somebody has, by the CPR number. Of whom the authority does not know, none. */
@RestController
@Requires(CoreDataRights.MFA)
class DevicesOfPersonsApi extends CoreDataAnswers {
    private final LoadedPersons reading;
    private final Devices devices;

    /** A device as it is told here. @param prime the owner wants to be asked on this one */
    record Client(String deviceId, String name, String type, NsisLevel nsisLevel, boolean prime) {
        static Client of(Devices.Usable device) {
            return new Client(device.deviceId(), device.name(), device.type().name(), device.level(), device.prime());
        }
    }

    DevicesOfPersonsApi(LoadedPersons reading, Devices devices) {
        this.reading = reading;
        this.devices = devices;
    }

    @GetMapping("/os2faktor/api/mfa/clients")
    ResponseEntity<?> clients(@RequestParam String cpr) {
        if (!cpr.strip().matches("\\d{10}")) return text(HttpStatus.BAD_REQUEST, Fault.of("cpr"));
        var number = new Cpr(cpr.strip());
        if (!reading.isKnown(number)) return ResponseEntity.ok(List.of());
        return ResponseEntity.ok(devices.usable(devices.ownerOf(number), NsisLevel.NONE).stream()
                .map(Client::of)
                .toList());
    }
}
