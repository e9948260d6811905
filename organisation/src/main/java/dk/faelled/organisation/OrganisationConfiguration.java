package dk.faelled.organisation;

import static dk.faelled.platform.BuiltInRole.ADMINISTRATOR;
import static dk.faelled.platform.BuiltInRole.AUDITOR;
import static dk.faelled.platform.BuiltInRole.EDITOR;
import static dk.faelled.platform.BuiltInRole.READER;

import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
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
                                AUDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("organisation.edit", "Redigere organisationen", "Edit the organisation"),
                                EDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "organisation.class.edit",
                                        "Redigere klassifikationen",
                                        "Edit the classification"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "organisation.import", "Indlæse organisationen", "Load the organisation"),
                                EDITOR,
                                ADMINISTRATOR)));
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
    MenuEntry classesInTheMenu() {
        return new MenuEntry(
                "organisation", "organisation.menu.classes", "/organisation/classes", "organisation.read", 120);
    }
}
