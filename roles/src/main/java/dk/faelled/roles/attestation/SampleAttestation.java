package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Formats;
import dk.faelled.roles.attestation.AttestationCalendar.Interval;
import dk.faelled.roles.attestation.AttestationSettings.Choice;
import dk.faelled.roles.attestation.AttestationSettings.Decision;
import dk.faelled.roles.attestation.AttestationSettings.Offsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** An invented authority attests: what is decided, and a run that has begun. */
@Component
public class SampleAttestation {
    private static final int DAYS = 20;
    private final AttestationSettings settings;
    private final AttestationRuns runs;
    private final AttestationMorning morning;
    private final Clock clock;

    SampleAttestation(AttestationSettings settings, AttestationRuns runs, AttestationMorning morning, Clock clock) {
        this.settings = settings;
        this.runs = runs;
        this.morning = morning;
        this.clock = clock;
    }

    /** Does nothing where somebody has decided about attestation already. */
    public void begin() {
        if (settings.current().version() > 0) return;
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        settings.decide(new Decision(
                new AttestationCalendar(Interval.YEARLY, today.plusDays(DAYS)),
                true,
                false,
                true,
                "",
                Choice.ALL,
                List.of(),
                Offsets.USUAL,
                0));
        runs.start(today);
        morning.tell(today);
    }
}
