package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Requires;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.challenge.Outcome;
import dk.faelled.secondfactor.device.LocalTime;
import dk.faelled.secondfactor.device.SeenDevice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What sign-in points call, in the paths and shapes of the product that they were made for (identity 5.2). */
@RestController
@RequestMapping("/os2faktor/api/server")
@Requires(ConnectorRights.SERVER)
class ServerApi {
    private static final int LONGEST_VERSION = 32;
    private static final int LONGEST_TEXT = 255;
    private final ServerDesk desk;
    private final Notifications notifications;
    private final Clock clock;

    record Client(
            String deviceId,
            DeviceType type,
            NsisLevel nsisLevel,
            String name,
            @Nullable String lastUsed,
            boolean prime,
            boolean passwordless,
            boolean robotMFA,
            boolean hasPincode) {
        static Client of(SeenDevice seen) {
            var device = seen.device();
            return new Client(
                    device.id(),
                    device.type(),
                    seen.level(),
                    device.name(),
                    LocalTime.day(device.lastUsedAt()),
                    seen.prime(),
                    device.passwordless(),
                    device.robot(),
                    device.hasPin());
        }
    }

    record NsisClient(
            String deviceId,
            DeviceType type,
            String name,
            boolean hasPincode,
            NsisLevel nsisLevel,
            boolean prime,
            boolean roaming,
            boolean locked,
            @Nullable String lockedUntil,
            @Nullable String serialnumber,
            boolean passwordless,
            boolean supportsChallengeFlow,
            @Nullable String lastUsed,
            @Nullable String associatedUserTimestamp) {
        static NsisClient of(SeenDevice seen, Instant now) {
            var device = seen.device();
            boolean locked = device.isLocked(now);
            return new NsisClient(
                    device.id(),
                    device.type(),
                    device.name(),
                    device.hasPin(),
                    seen.level(),
                    seen.prime(),
                    device.roaming(),
                    locked,
                    locked ? LocalTime.iso(device.tries().lockedUntil()) : null,
                    device.serialNumber(),
                    device.passwordless(),
                    device.type().isApp(),
                    LocalTime.day(device.lastUsedAt()),
                    LocalTime.iso(seen.boundAt()));
        }
    }

    /** @param pid a number of the time before MitID; nobody has one any more */
    record Details(
            String deviceId,
            @Nullable String created,
            @Nullable String associatedUserTimestamp,
            @Nullable String pid,
            boolean locked,
            @Nullable String lockedUntil) {}

    ServerApi(ServerDesk desk, Notifications notifications, Clock clock) {
        this.desk = desk;
        this.notifications = notifications;
        this.clock = clock;
    }

    @GetMapping("/clients")
    ResponseEntity<List<Client>> clients(
            @RequestParam(required = false) @Nullable String ssn,
            @RequestParam(required = false) @Nullable String pseudonym,
            @RequestParam(defaultValue = "") List<String> deviceId,
            @RequestHeader(name = "connectorVersion", defaultValue = "") String version) {
        if (!isVersion(version)) return ResponseEntity.badRequest().build();
        return ResponseEntity.ok(desk.find(ssn, pseudonym, deviceId, false, version).stream()
                .map(Client::of)
                .toList());
    }

    @GetMapping("/nsis/clients")
    ResponseEntity<List<NsisClient>> nsisClients(
            @RequestParam(required = false) @Nullable String ssn,
            @RequestParam(defaultValue = "") List<String> deviceId,
            @RequestHeader(name = "connectorVersion", defaultValue = "") String version) {
        if (!isVersion(version)) return ResponseEntity.badRequest().build();
        var now = clock.instant();
        return ResponseEntity.ok(desk.find(ssn, null, deviceId, true, version).stream()
                .map(seen -> NsisClient.of(seen, now))
                .toList());
    }

    private static boolean isVersion(String version) {
        return !version.isBlank() && version.length() <= LONGEST_VERSION;
    }

    /** @param systemName base64 of UTF-8 */
    @PutMapping("/client/{deviceId}/authenticate")
    ResponseEntity<?> authenticate(
            @PathVariable String deviceId,
            @RequestParam(defaultValue = "true") boolean emitChallenge,
            @RequestParam(defaultValue = "false") boolean passwordless,
            @RequestParam(defaultValue = "") String systemName,
            @RequestParam(defaultValue = "") String username) {
        var outcome =
                desk.start(deviceId, emitChallenge, passwordless, shortened(decoded(systemName)), shortened(username));
        return switch (outcome) {
            case Outcome.Started(var challenge) -> ResponseEntity.ok(notifications.of(challenge));
            case Outcome.Blocked _ -> ResponseEntity.status(HttpStatus.GONE).build();
            case Outcome.Locked(var until) -> later(until);
            case Outcome.Tired(var until) -> later(until);
            case Outcome.NotPasswordless _ ->
                ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body("Client is not passwordless");
        };
    }

    private static ResponseEntity<String> later(Instant until) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.TEXT_PLAIN)
                .body(LocalTime.iso(until));
    }

    /** What is no base64 is the name itself: some send it so. */
    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text.replace(' ', '+')), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }

    private static String shortened(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
    }

    @GetMapping("/notification/{subscriptionKey}/status")
    Notifications.Notification status(@PathVariable UUID subscriptionKey) {
        return notifications.of(desk.status(subscriptionKey));
    }

    @PostMapping("/nsis/{deviceId}/details")
    ResponseEntity<?> details(@PathVariable String deviceId) {
        var found = desk.seen(deviceId);
        if (found.isEmpty())
            return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body("Incorrect deviceId");
        var device = found.get().device();
        boolean locked = device.isLocked(clock.instant());
        return ResponseEntity.ok(new Details(
                device.id(),
                LocalTime.iso(device.createdAt()),
                LocalTime.iso(found.get().boundAt()),
                null,
                locked,
                locked ? LocalTime.iso(device.tries().lockedUntil()) : null));
    }
}
