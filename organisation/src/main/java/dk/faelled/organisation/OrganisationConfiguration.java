package dk.faelled.organisation;

import static dk.faelled.platform.BuiltInRole.ADMINISTRATOR;
import static dk.faelled.platform.BuiltInRole.AUDITOR;
import static dk.faelled.platform.BuiltInRole.EDITOR;
import static dk.faelled.platform.BuiltInRole.OWNER;
import static dk.faelled.platform.BuiltInRole.READER;

import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.SwitchableModule;
import dk.faelled.platform.page.MenuEntry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module declares to the platform. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrganisationSettings.class)
class OrganisationConfiguration {
    @Bean
    Permissions organisationPermissions() {
        return new Permissions(
                "organisation",
                List.of(
                        Permissions.held(
                                new Permission("organisation.read", "Se organisationen", "See the organisation"),
                                READER,
                                EDITOR,
                                OWNER,
                                AUDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("organisation.edit", "Redigere organisationen", "Edit the organisation"),
                                EDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("organisation.edit.own", "Redigere det, man ejer", "Edit what one owns"),
                                EDITOR,
                                OWNER,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "organisation.class.edit",
                                        "Redigere klassifikationen",
                                        "Edit the classification"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("organisation.itsystem.edit", "Redigere IT-systemer", "Edit IT systems"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("organisation.chart.edit", "Redigere diagrammer", "Edit charts"),
                                EDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "organisation.import", "Indlæse organisationen", "Load the organisation"),
                                EDITOR,
                                ADMINISTRATOR)));
    }

    @Bean
    SwitchableModule organisationCanBeSwitched() {
        return new SwitchableModule("organisation", 100);
    }

    @Bean
    MenuEntry unitsInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.menu.units", "/organisation/units", "organisation.read", 100);
    }

    @Bean
    MenuEntry personsInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.menu.persons", "/organisation/persons", "organisation.read", 110);
    }

    @Bean
    MenuEntry onboardingInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.onboarding.title", "/organisation/onboarding", "organisation.edit", 135);
    }

    @Bean
    MenuEntry chartsInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.chart.title", "/organisation/charts", "organisation.read", 150);
    }

    @Bean
    MenuEntry transferInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.transfer.title", "/organisation/transfer", "organisation.edit.own", 140);
    }

    @Bean
    MenuEntry relatedUnitsInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.related.title", "/organisation/related", "organisation.edit.own", 145);
    }

    @Bean
    MenuEntry itSystemsInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.menu.itsystems", "/organisation/itsystems", "organisation.read", 130);
    }

    @Bean
    MenuEntry classesInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.menu.classes", "/organisation/classes", "organisation.read", 120);
    }
}
