package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.challenge.ChallengeHistory;
import dk.faelled.secondfactor.device.LocalTime;
import dk.faelled.secondfactor.device.SeenDevice;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What login providers call to manage the devices of their persons (identity 5.2). */
@RestController
@RequestMapping("/os2faktor/api/login")
@Requires(ConnectorRights.LOGIN_PROVIDER)
class LoginProviderApi {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final int PAGE = 5_000;
    private static final Duration BY_ITSELF = Duration.ofDays(1);
    private final LoginProviderDesk desk;
    private final Clock clock;

    record Asked(
            @Nullable String created,
            @Nullable String sentTimestamp,
            String serverName,
            String systemName,
            String username,
            String clientType,
            String clientDeviceId,
            boolean clientNotified,
            boolean clientAuthenticated,
            boolean clientRejected,
            @Nullable String clientFetchedTimestamp,
            @Nullable String clientResponseTimestamp) {
        static Asked of(ChallengeHistory.Line line) {
            return new Asked(
                    LocalTime.iso(line.at()),
                    LocalTime.iso(line.pushedAt()),
                    line.serverName(),
                    line.systemName(),
                    line.userName(),
                    line.deviceType(),
                    line.deviceId(),
                    line.pushedAt() != null,
                    line.state().equals("AUTHENTICATED"),
                    line.state().equals("REJECTED") || line.state().equals("SUPERSEDED"),
                    LocalTime.iso(line.fetchedAt()),
                    LocalTime.iso(line.answeredAt()));
        }
    }

    /** @param ssn always null: whose it is cannot be told from what is kept */
    record Client(
            String name,
            boolean passwordless,
            DeviceType clientType,
            String deviceId,
            @Nullable String serialnumber,
            NsisLevel nsisLevel,
            @Nullable String ssn,
            @Nullable String lastUsed,
            @Nullable String associatedUserTimestamp) {
        static Client of(SeenDevice seen) {
            var device = seen.device();
            return new Client(
                    device.name(),
                    device.passwordless(),
                    device.type(),
                    device.id(),
                    device.serialNumber(),
                    seen.level(),
                    null,
                    LocalTime.day(device.lastUsedAt()),
                    LocalTime.iso(seen.boundAt()));
        }
    }

    /** @param lastClientDeviceId with which the next page is asked for; null where there was nothing */
    record Clients(@Nullable String lastClientDeviceId, int count, List<Client> clients) {
        static Clients of(List<SeenDevice> seen) {
            var clients = seen.stream().map(Client::of).toList();
            return new Clients(clients.isEmpty() ? null : clients.getLast().deviceId(), clients.size(), clients);
        }
    }

    record Rename(@Nullable String deviceId, @Nullable String name) {}

    record NewRobot(@Nullable String name) {}

    record Robot(String secret, String deviceId) {
        @Override
        public String toString() {
            return "Robot[" + deviceId + "]";
        }
    }

    LoginProviderApi(LoginProviderDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** At most 5,000, the oldest first; who wants more asks with the last one's time. */
    @GetMapping("/mfa/history")
    ResponseEntity<?> history(@RequestParam(defaultValue = "") String after) {
        var from = after.isBlank() ? Optional.of(clock.instant().minus(BY_ITSELF)) : instant(after.strip());
        if (from.isEmpty())
            return ResponseEntity.badRequest()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("after: a date and time as 2026-01-12T07:58:00");
        return ResponseEntity.ok(
                desk.history(from.get(), PAGE).stream().map(Asked::of).toList());
    }

    @GetMapping("/mfa/local")
    Clients local(@RequestParam(defaultValue = "") String deviceId) {
        return Clients.of(desk.local(deviceId, PAGE));
    }

    @GetMapping("/mfa/nonLocal")
    Clients nonLocal(@RequestParam(defaultValue = "") String deviceId) {
        return Clients.of(desk.ofPersons(deviceId, PAGE));
    }

    /** With a zone, or without one in Danish time, or a day. */
    private static Optional<Instant> instant(String text) {
        try {
            if (text.matches("\\d{4}-\\d\\d-\\d\\d"))
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(COPENHAGEN).toInstant());
            return Optional.of(
                    text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(COPENHAGEN).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @PostMapping("/renameClient")
    ResponseEntity<?> rename(@RequestBody Rename said) {
        desk.rename(said.deviceId() == null ? "" : said.deviceId(), said.name() == null ? "" : said.name());
        return ResponseEntity.ok().build();
    }

    @PostMapping("/disableClient/{deviceId}")
    ResponseEntity<?> disable(@PathVariable String deviceId) {
        desk.disable(deviceId);
        return ResponseEntity.ok().build();
    }

    @PostMapping("/primaryClient/{deviceId}/{primary:true|false}")
    ResponseEntity<?> prime(@PathVariable String deviceId, @PathVariable boolean primary) {
        desk.prime(deviceId, primary);
        return ResponseEntity.ok().build();
    }

    @PostMapping("/robo/register")
    Robot robot(@RequestBody NewRobot said) {
        var made = desk.robot(said.name() == null ? "" : said.name());
        return new Robot(made.secret(), made.deviceId());
    }

    @ExceptionHandler
    ResponseEntity<String> wrong(RuleBroken broken) {
        return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body(Messages.text(broken));
    }
}
