package dk.faelled.identity.desk;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.page.MenuEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(value = "identityDesk", proxyBeanMethods = false)
class DeskConfiguration {
    @Bean
    Permissions identityPermissions() {
        return new Permissions(
                "identity",
                List.of(
                        Permissions.held(
                                new Permission(
                                        "identity.person.read",
                                        "Se personers login og spærringer",
                                        "See how people sign in, and their locks"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "identity.person.change",
                                        "Spærre og hjælpe personer, der logger ind",
                                        "Lock and help people who sign in"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "identity.domain",
                                        "Bestemme domæner og regler for adgangskoder",
                                        "Decide on domains and rules for passwords"),
                                BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    MenuEntry identityPersonsInTheMenu() {
        return new MenuEntry("identity", "identity.persons", PersonPages.PATH, "identity.person.read", 951);
    }

    @Bean
    MenuEntry identityDomainsInTheMenu() {
        return new MenuEntry("identity", "identity.domains", DomainPages.PATH, "identity.domain", 952);
    }
}
