package dk.faelled.organisation.quality;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.page.MenuEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What data quality declares to the platform. */
@Configuration(proxyBeanMethods = false)
class QualityConfiguration {
    @Bean
    MenuEntry qualityInTheMenu() {
        return new MenuEntry("organisation", "organisation.quality.title", QualityPages.PATH, "organisation.read", 165);
    }

    @Bean
    Schedule nightlyQuality(ObjectProvider<QualityDesk> desk) {
        return new Schedule(
                        "organisation.quality",
                        Cron.parse("10 2 * * *"),
                        Schedule.Misfire.RUN_ONCE,
                        () -> desk.getObject().order())
                .restingWithModule();
    }
}
