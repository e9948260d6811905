package dk.faelled.secondfactor.webapp;

import dk.faelled.platform.Public;
import dk.faelled.secondfactor.challenge.ChallengeDesk;
import dk.faelled.secondfactor.device.DeviceCaller;
import dk.faelled.secondfactor.device.LocalTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What our web app asks beside what all devices do. */
@RestController
@RequestMapping("/api/secondfactor/v1/device")
@Public("a device proves itself by its own secret")
class DeviceRequestsApi {
    private final ChallengeDesk desk;
    private final DeviceCaller caller;
    private final Clock clock;

    /**
     * @param code what the page shows; empty where the device asks for it
     * @param asksNumber whether it does
     * @param at {@code kl 07:58}
     * @param secondsLeft until it is over
     */
    record Waits(
            UUID id,
            String server,
            String system,
            String user,
            String code,
            boolean asksNumber,
            String at,
            long secondsLeft) {}

    record Standing(String deviceId, String name, boolean bound, boolean pin, boolean disabled, boolean locked) {}

    DeviceRequestsApi(ChallengeDesk desk, DeviceCaller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    @GetMapping("/requests")
    List<Waits> requests(HttpServletRequest request) {
        var now = clock.instant();
        return caller.usable(request).map(desk::waitingFor).orElse(List.of()).stream()
                .map(one -> new Waits(
                        one.subscriptionKey(),
                        one.serverName(),
                        one.systemName(),
                        one.userName(),
                        one.matching() ? "" : one.code(),
                        one.matching(),
                        LocalTime.shown(one.createdAt()),
                        one.secondsLeft(now)))
                .toList();
    }

    @GetMapping("/standing")
    Standing standing(HttpServletRequest request) {
        var device = caller.of(request);
        return new Standing(
                device.id(),
                device.name(),
                device.boundAt() != null,
                device.pin() != null,
                device.isDisabled(),
                device.isLocked(clock.instant()));
    }
}
