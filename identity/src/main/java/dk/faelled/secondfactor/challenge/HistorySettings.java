package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.database.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param historyMonths for how long it is kept what devices were asked, 1 to 120 */
@ConfigurationProperties("faelled.secondfactor")
record HistorySettings(@DefaultValue("13") int historyMonths) {
    private static final int MOST = 120;

    HistorySettings {
        if (historyMonths < 1 || historyMonths > MOST)
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "faelled.secondfactor.history-months is a number from 1 to " + MOST + ".");
    }
}
