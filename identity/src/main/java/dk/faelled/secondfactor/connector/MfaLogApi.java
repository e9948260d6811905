package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Requires;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.challenge.ChallengeHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What devices were asked and answered, for who collects logs (identity 5.3, AUDITLOG); a few minutes after it is over. */
@RestController
@RequestMapping("/os2faktor/api/auditlog/mfa")
@Requires(ConnectorRights.AUDITLOG)
class MfaLogApi {
    private static final int MOST = 100;
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final ChallengeHistory history;

    /** @param head the id of the newest; 0 where there is none */
    record Head(long head) {}

    /**
     * @param id rising, with gaps: go on from the last one
     * @param createdTts Danish time, {@code 2026-01-12 07:58:00}, as the others
     * @param status Godkendt, Afvist, Set (fetched and not answered) or Ukendt (never fetched)
     */
    record Asked(
            long id,
            DeviceType clientType,
            String deviceId,
            @Nullable String createdTts,
            @Nullable String pushTts,
            @Nullable String fetchTts,
            @Nullable String responseTts,
            String status,
            String systemName,
            String username) {
        static Asked of(ChallengeHistory.Numbered numbered) {
            var line = numbered.line();
            return new Asked(
                    numbered.seq(),
                    DeviceType.valueOf(line.deviceType()),
                    line.deviceId(),
                    danish(line.at()),
                    danish(line.pushedAt()),
                    danish(line.fetchedAt()),
                    danish(line.answeredAt()),
                    outcome(line),
                    line.systemName(),
                    line.userName());
        }
    }

    MfaLogApi(ChallengeHistory history) {
        this.history = history;
    }

    @GetMapping("/head")
    Head head() {
        return new Head(history.head());
    }

    /** At most 100. @param offset the id of the last one seen */
    @GetMapping("/read")
    List<Asked> read(@RequestParam(defaultValue = "0") long offset) {
        return history.past(offset, MOST).stream().map(Asked::of).toList();
    }

    private static String outcome(ChallengeHistory.Line line) {
        return switch (line.state()) {
            case "AUTHENTICATED" -> "Godkendt";
            case "REJECTED" -> "Afvist";
            default -> line.fetchedAt() == null ? "Ukendt" : "Set";
        };
    }

    private static @Nullable String danish(@Nullable Instant at) {
        return at == null ? null : SECOND.format(at.atZone(COPENHAGEN));
    }
}
