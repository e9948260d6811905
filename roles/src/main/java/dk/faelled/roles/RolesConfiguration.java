package dk.faelled.roles;

import static dk.faelled.platform.BuiltInRole.ADMINISTRATOR;
import static dk.faelled.platform.BuiltInRole.AUDITOR;
import static dk.faelled.platform.BuiltInRole.EDITOR;
import static dk.faelled.platform.BuiltInRole.OWNER;
import static dk.faelled.platform.BuiltInRole.READER;

import dk.faelled.platform.LargeBody;
import dk.faelled.platform.LookUp;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.SwitchableModule;
import dk.faelled.platform.page.MenuEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module declares to the platform. */
@Configuration(proxyBeanMethods = false)
class RolesConfiguration {
    @Bean
    Permissions rolesPermissions() {
        return new Permissions(
                "roles",
                List.of(
                        Permissions.held(
                                new Permission(
                                        "roles.config.update",
                                        "Ændre rollekatalogets indstillinger",
                                        "Change the settings of the role catalogue",
                                        true),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.itsystem.read",
                                        "Se IT-systemer i rollekataloget",
                                        "See IT systems of the role catalogue"),
                                ADMINISTRATOR,
                                AUDITOR),
                        Permissions.held(
                                new Permission(
                                        "roles.itsystem.create",
                                        "Oprette IT-systemer i rollekataloget",
                                        "Create IT systems in the role catalogue"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.itsystem.update",
                                        "Ændre IT-systemer og deres systemroller",
                                        "Change IT systems and their system roles"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.itsystem.delete",
                                        "Slette IT-systemer i rollekataloget",
                                        "Delete IT systems of the role catalogue"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("roles.userrole.read", "Se jobfunktionsroller", "See user roles"),
                                ADMINISTRATOR,
                                AUDITOR),
                        Permissions.held(
                                new Permission(
                                        "roles.userrole.create", "Oprette jobfunktionsroller", "Create user roles"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.userrole.update", "Ændre jobfunktionsroller", "Change user roles"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.userrole.delete", "Slette jobfunktionsroller", "Delete user roles"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("roles.rolegroup.read", "Se rollebuketter", "See role groups"),
                                ADMINISTRATOR,
                                AUDITOR),
                        Permissions.held(
                                new Permission("roles.rolegroup.create", "Oprette rollebuketter", "Create role groups"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("roles.rolegroup.update", "Ændre rollebuketter", "Change role groups"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("roles.rolegroup.delete", "Slette rollebuketter", "Delete role groups"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.assigner.user",
                                        "Tildele roller til brugere",
                                        "Assign roles to users",
                                        true),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.assigner.orgunit",
                                        "Tildele roller på enheder",
                                        "Assign roles on units",
                                        true),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission("roles.user.read", "Se brugernes roller", "See the roles of users"),
                                ADMINISTRATOR,
                                AUDITOR),
                        Permissions.held(
                                new Permission(
                                        "roles.unit.read",
                                        "Se, hvad der er tildelt på enheder",
                                        "See what is assigned on units"),
                                ADMINISTRATOR,
                                AUDITOR),
                        Permissions.held(
                                new Permission(
                                        "roles.key.read",
                                        "Slå brugeres roller op gennem rollekatalogets API",
                                        "Look up roles of users through the role catalogue's API"),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.key.organisation",
                                        "Indlæse organisationen gennem rollekatalogets API",
                                        "Load the organisation through the role catalogue's API",
                                        true),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.key.adsync",
                                        "Holde opsætningen af Active Directory-synkronisering gennem rollekatalogets API",
                                        "Keep the settings of the Active Directory synchronisation through the role catalogue's API",
                                        true),
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.key.audit",
                                        "Læse rollekatalogets revisionslog gennem dets API",
                                        "Read the audit log of the role catalogue through its API",
                                        true),
                                ADMINISTRATOR,
                                AUDITOR),
                        Permissions.held(
                                new Permission("roles.own.read", "Se egne rettigheder", "See own rights"),
                                READER,
                                EDITOR,
                                OWNER,
                                AUDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        "roles.manager.update",
                                        "Udpege stedfortrædere for ledere",
                                        "Name substitutes of managers"),
                                ADMINISTRATOR)));
    }

    /** Whole organisations are posted there. */
    @Bean
    LargeBody loadedOrganisations() {
        return new LargeBody("/os2rollekatalog/api/organisation", 200L << 20);
    }

    @Bean
    LookUp whatSomebodyMay() {
        return new LookUp("roles.lookup");
    }

    @Bean
    SwitchableModule rolesCanBeSwitched() {
        return new SwitchableModule("roles", 200);
    }

    @Bean
    MenuEntry ownRolesInTheMenu() {
        return new MenuEntry("roles", "roles.menu.mine", "/roles/mine", "roles.own.read", 200);
    }

    @Bean
    MenuEntry roleUsersInTheMenu() {
        return new MenuEntry("roles", "roles.menu.users", "/roles/users", "roles.user.read", 210);
    }

    @Bean
    MenuEntry roleUnitsInTheMenu() {
        return new MenuEntry("roles", "roles.menu.units", "/roles/units", "roles.unit.read", 220);
    }

    @Bean
    MenuEntry roleSystemsInTheMenu() {
        return new MenuEntry("roles", "roles.menu.systems", "/roles/systems", "roles.itsystem.read", 230);
    }

    @Bean
    MenuEntry userRolesInTheMenu() {
        return new MenuEntry("roles", "roles.menu.userroles", "/roles/userroles", "roles.userrole.read", 240);
    }

    @Bean
    MenuEntry roleGroupsInTheMenu() {
        return new MenuEntry("roles", "roles.menu.groups", "/roles/groups", "roles.rolegroup.read", 250);
    }

    @Bean
    MenuEntry conflictRulesInTheMenu() {
        return new MenuEntry("roles", "roles.menu.conflicts", "/roles/conflicts", "roles.config.update", 260);
    }

    @Bean
    MenuEntry roleSettingsInTheMenu() {
        return new MenuEntry("roles", "roles.menu.settings", "/roles/settings", "roles.config.update", 270);
    }
}
