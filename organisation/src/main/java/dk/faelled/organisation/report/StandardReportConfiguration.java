package dk.faelled.organisation.report;

import static dk.faelled.platform.BuiltInRole.ADMINISTRATOR;
import static dk.faelled.platform.BuiltInRole.AUDITOR;
import static dk.faelled.platform.BuiltInRole.EDITOR;
import static dk.faelled.platform.BuiltInRole.READER;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.page.MenuEntry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reports declare to the platform. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandardSettings.class)
class StandardReportConfiguration {
    @Bean
    Permissions standardReportPermissions() {
        return new Permissions(
                "organisation",
                List.of(Permissions.held(
                        new Permission(
                                "organisation.report",
                                "Hente rapporter og indsigt om organisationen",
                                "Fetch reports and insight about the organisation"),
                        READER,
                        EDITOR,
                        AUDITOR,
                        ADMINISTRATOR)));
    }

    @Bean
    MenuEntry standardReportsInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.report.title", StandardReportPages.PATH, "organisation.report", 160);
    }

    @Bean
    Schedule nightlyStandardReports(ObjectProvider<StandardReports> reports) {
        return new Schedule(
                        "organisation.reports",
                        Cron.parse("40 3 * * *"),
                        Schedule.Misfire.RUN_ONCE,
                        () -> reports.getObject().nightly())
                .restingWithModule();
    }
}
