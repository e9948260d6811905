package dk.faelled.roles.requests;

import static dk.faelled.platform.BuiltInRole.ADMINISTRATOR;
import static dk.faelled.platform.BuiltInRole.AUDITOR;
import static dk.faelled.platform.BuiltInRole.EDITOR;
import static dk.faelled.platform.BuiltInRole.OWNER;
import static dk.faelled.platform.BuiltInRole.READER;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What requests declare to the platform. */
@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {
    /** To ask, and to decide what falls to one. */
    static final String CREATE = "roles.request.create";

    static final String READ = "roles.request.read";
    static final String ADMIN = "roles.request.admin";
    static final String AUTHORIZED = "roles.request.authorized";
    private static final int AT_ONCE = 500;

    @Bean
    Permissions requestPermissions() {
        return new Permissions(
                "roles",
                List.of(
                        Permissions.held(
                                new Permission(
                                        CREATE,
                                        "Anmode om roller og afgøre de anmodninger, man er godkender af",
                                        "Ask for roles, and decide the requests that fall to oneself"),
                                READER,
                                EDITOR,
                                OWNER,
                                AUDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(READ, "Se alle anmodninger om roller", "See all requests for roles"),
                                AUDITOR,
                                ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        ADMIN,
                                        "Afgøre alle anmodninger om roller",
                                        "Decide all requests for roles",
                                        true),
                                ADMINISTRATOR),
                        Permissions.held(new Permission(
                                AUTHORIZED,
                                "Anmode om og godkende roller som bemyndiget",
                                "Ask for and approve roles as authorised"))));
    }

    @Bean
    MenuEntry myRequestsInTheMenu() {
        return new MenuEntry("roles", "roles.menu.requests", MyRequestsPages.PATH, CREATE, 202);
    }

    @Bean
    MenuEntry waitingRequestsInTheMenu() {
        return new MenuEntry("roles", "roles.menu.waiting", WaitingPages.PATH, CREATE, 204);
    }

    @Bean
    MenuEntry requestLogInTheMenu() {
        return new MenuEntry("roles", "roles.menu.requestlog", RequestLogPages.PATH, READ, 206);
    }

    @Bean
    MenuEntry authorizationsInTheMenu() {
        return new MenuEntry("roles", "roles.authorizations", AuthorizationPages.PATH, "roles.manager.update", 225);
    }

    /** Leaders change, and so does who is authorised. */
    @Bean
    Schedule rolesRequestApprovers(ObjectProvider<Approvers> approvers) {
        return new Schedule("roles.requests", Cron.parse("*/5 * * * *"), Schedule.Misfire.SKIP, () -> approvers
                        .getObject()
                        .bringUpToDate())
                .restingWithModule();
    }

    @Bean
    Sweep oldRequests(ObjectProvider<RequestTable> table, ObjectProvider<RequestSettings> settings) {
        return now -> {
            var before = now.atZone(Formats.COPENHAGEN)
                    .minusMonths(settings.getObject().current().keptMonths())
                    .toInstant();
            return table.getObject().forget(before, AT_ONCE) == AT_ONCE;
        };
    }
}
