package dk.faelled.roles.advice;

import dk.faelled.platform.BuiltInRole;
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

/** What advice declares to the platform. */
@Configuration(proxyBeanMethods = false)
class AdviceConfiguration {
    static final String READ = "roles.advise.read";
    static final String UPDATE = "roles.advise.update";
    private static final int KEPT_MONTHS = 13;
    private static final int AT_ONCE = 500;

    @Bean
    Permissions advicePermissions() {
        return new Permissions(
                "roles",
                List.of(
                        Permissions.held(
                                new Permission(READ, "Se rollekatalogets adviser", "See advice of the role catalogue"),
                                BuiltInRole.ADMINISTRATOR,
                                BuiltInRole.AUDITOR),
                        Permissions.held(
                                new Permission(
                                        UPDATE,
                                        "Håndtere rollekatalogets adviser og vælge, hvilke der er",
                                        "Handle advice of the role catalogue, and choose which there is"),
                                BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    MenuEntry adviceInTheMenu() {
        return new MenuEntry("roles", "roles.menu.advice", AdvicePages.PATH, READ, 258);
    }

    @Bean
    Schedule rolesAdvice(ObjectProvider<AdviceLooking> looking) {
        return new Schedule(
                        "roles.advice", Cron.parse("7-59/20 * * * *"), Schedule.Misfire.SKIP, () -> looking.getObject()
                                .look())
                .restingWithModule();
    }

    @Bean
    Sweep oldAdvice(ObjectProvider<AdviceTable> table) {
        return now -> {
            var before = now.atZone(Formats.COPENHAGEN).minusMonths(KEPT_MONTHS).toInstant();
            return table.getObject().forget(before, AT_ONCE) == AT_ONCE;
        };
    }
}
