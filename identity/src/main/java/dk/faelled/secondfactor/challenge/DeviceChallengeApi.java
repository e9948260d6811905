package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.secondfactor.challenge.ChallengeDesk.Replied;
import dk.faelled.secondfactor.challenge.ChallengeDesk.Reply;
import dk.faelled.secondfactor.device.DeviceCaller;
import dk.faelled.secondfactor.device.LocalTime;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What device apps call about what they are asked (identity 5.2). */
@RestController
@RequestMapping({"/os2faktor/api/client", "/os2faktor/xapi/client"})
@Public("a device proves itself by its own secret")
class DeviceChallengeApi {
    private static final String HIDDEN = "??";
    private final ChallengeDesk desk;
    private final DeviceCaller caller;

    /** @param challenge {@code ??} where the device is to ask for it */
    record Waits(UUID uuid, String challenge, String serverName, String tts) {}

    record Refused(String status, @Nullable String lockedUntil) {}

    DeviceChallengeApi(ChallengeDesk desk, DeviceCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GetMapping
    ResponseEntity<Waits> fetch(HttpServletRequest request) {
        var device = caller.usable(request);
        var waiting = device.map(desk::waitingFor).orElse(java.util.List.of());
        // asked every other second by every open app: nothing waiting is the rule, and is answered without a text
        if (waiting.isEmpty()) return ResponseEntity.notFound().build();
        var newest = waiting.getFirst();
        return ResponseEntity.ok(new Waits(
                newest.subscriptionKey(),
                newest.matching() ? HIDDEN : newest.code(),
                newest.serverName(),
                LocalTime.shown(newest.createdAt())));
    }

    @PutMapping("/{uuid}/accept")
    ResponseEntity<Refused> accept(
            @PathVariable UUID uuid,
            @RequestHeader(name = "pinCode", required = false) @Nullable String pin,
            @RequestHeader(name = "roaming", defaultValue = "false") boolean roaming,
            @RequestHeader(name = "passwordlessChallenge", required = false) @Nullable String number,
            HttpServletRequest request) {
        return answer(desk.accept(caller.of(request), uuid, pin, roaming, number == null ? null : number.strip()));
    }

    @PutMapping("/{uuid}/reject")
    ResponseEntity<Refused> reject(
            @PathVariable UUID uuid, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        return answer(desk.reject(caller.of(request), uuid, reason.equals("NOT_ME")));
    }

    private static ResponseEntity<Refused> answer(Replied replied) {
        return switch (replied.reply()) {
            case TAKEN -> ResponseEntity.ok().build();
            case UNKNOWN -> throw new NotFound("challenge");
            case FOREIGN -> ResponseEntity.status(HttpStatus.FORBIDDEN).build();
            case WRONG_PIN, LOCKED, WRONG_NUMBER -> ResponseEntity.badRequest().body(refused(replied.reply(), replied));
        };
    }

    private static Refused refused(Reply reply, Replied replied) {
        return new Refused(reply.name(), LocalTime.minute(replied.lockedUntil()));
    }
}
