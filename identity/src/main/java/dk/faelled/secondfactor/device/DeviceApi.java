package dk.faelled.secondfactor.device;

import dk.faelled.platform.Public;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.Pin;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What device apps call about themselves (identity 5.2). */
@RestController
@RequestMapping({"/os2faktor/api/client", "/os2faktor/xapi/client"})
@Public("a device proves itself by its own secret")
class DeviceApi {
    private final DeviceRegister register;
    private final DeviceCaller caller;
    private final Clock clock;

    /** @param webApp ours: it is the web app, which asks for numbers */
    record Register(
            @Nullable String name,
            @Nullable String type,
            @Nullable String token,
            @Nullable String pincode,
            @Nullable Boolean passwordless,
            @Nullable Boolean webApp) {}

    record Registered(
            boolean success,
            boolean invalidPin,
            @Nullable String deviceId,
            @Nullable String apiKey) {
        static final Registered REFUSED = new Registered(false, false, null, null);

        @Override
        public String toString() {
            return "Registered[" + deviceId + "]";
        }
    }

    /** @param nemIdRegistered whether it is known whose it is; the name is older than MitID */
    record Status(boolean disabled, boolean pinProtected, boolean nemIdRegistered, boolean blocked) {}

    record NewPin(@Nullable String oldPin, @Nullable String newPin) {
        @Override
        public String toString() {
            return "NewPin";
        }
    }

    record TypedPin(@Nullable String pincode) {
        @Override
        public String toString() {
            return "TypedPin";
        }
    }

    record Token(@Nullable String token) {}

    record PinAnswer(DeviceRegister.Opened status, @Nullable String lockedUntil) {
        static PinAnswer of(DeviceRegister.Opening opening) {
            return new PinAnswer(opening.status(), LocalTime.minute(opening.lockedUntil()));
        }
    }

    DeviceApi(DeviceRegister register, DeviceCaller caller, Clock clock) {
        this.register = register;
        this.caller = caller;
        this.clock = clock;
    }

    @PostMapping("/v2/register")
    ResponseEntity<Registered> register(
            @RequestBody Register said, @RequestHeader(name = "clientVersion", defaultValue = "") String version) {
        var type = DeviceType.of(said.type() == null ? "" : said.type());
        if (type.isEmpty()) return ResponseEntity.badRequest().body(Registered.REFUSED);
        Optional<Pin> pin;
        try {
            pin = said.pincode() == null || said.pincode().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Pin(said.pincode()));
        } catch (RuleBroken invalid) {
            return ResponseEntity.ok(new Registered(false, true, null, null));
        }
        try {
            var enrolled = register.enrol(new Enrolment(
                    said.name() == null ? "" : said.name(),
                    type.get(),
                    said.token() == null || said.token().isBlank() ? null : said.token(),
                    pin,
                    Boolean.TRUE.equals(said.passwordless()),
                    Boolean.TRUE.equals(said.webApp()),
                    version));
            return ResponseEntity.ok(new Registered(true, false, enrolled.deviceId(), enrolled.secret()));
        } catch (RuleBroken wrong) {
            return ResponseEntity.badRequest().body(Registered.REFUSED);
        }
    }

    @GetMapping("/v2/status")
    Status status(HttpServletRequest request) {
        var device = caller.of(request);
        return new Status(
                device.isDisabled(), device.pin() != null, device.boundAt() != null, device.isLocked(clock.instant()));
    }

    @PostMapping("/v2/setPin")
    PinAnswer setPin(@RequestBody NewPin said, HttpServletRequest request) {
        return PinAnswer.of(register.changePin(caller.of(request).id(), said.oldPin(), said.newPin()));
    }

    @PostMapping("/v2/validatePin")
    PinAnswer validatePin(@RequestBody TypedPin said, HttpServletRequest request) {
        return PinAnswer.of(register.open(caller.of(request).id(), said.pincode(), Tries.TRYING));
    }

    @PostMapping("/v2/setRegId")
    void setRegId(
            @RequestBody Token said,
            @RequestHeader(name = "clientVersion", defaultValue = "") String version,
            HttpServletRequest request) {
        var device = caller.of(request);
        register.wokenBy(device.id(), said.token(), version.isBlank() ? device.clientVersion() : version);
    }

    @DeleteMapping
    void delete(HttpServletRequest request) {
        register.disable(caller.of(request).id());
    }
}
