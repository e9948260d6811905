package dk.faelled.platform;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What all modules share. */
@EnableAsync
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {
    @Bean
    TaskDecorator carryContext() {
        return new ContextPropagatingTaskDecorator();
    }

    @Bean
    Permissions platformPermissions() {
        return new Permissions(
                "platform",
                List.of(
                        Permissions.held(
                                new Permission(
                                        "platform.tenant.admin",
                                        "Administrere myndigheden",
                                        "Administer the authority"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission("platform.keys", "Administrere API-nøgler", "Administer API keys"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission("platform.audit.read", "Læse revisionsloggen", "Read the audit log"),
                                BuiltInRole.ADMINISTRATOR,
                                BuiltInRole.AUDITOR),
                        Permissions.held(
                                new Permission("platform.access-log.read", "Læse læseloggen", "Read the access log"),
                                BuiltInRole.ADMINISTRATOR,
                                BuiltInRole.AUDITOR),
                        Permissions.held(
                                new Permission(
                                        "platform.jobs.all", "Se og afbryde alle job", "See and cancel all jobs"),
                                BuiltInRole.ADMINISTRATOR,
                                BuiltInRole.OPERATOR),
                        Permissions.held(
                                new Permission("platform.import", "Indlæse filer", "Load files"),
                                BuiltInRole.ADMINISTRATOR,
                                BuiltInRole.EDITOR),
                        Permissions.held(
                                new Permission(
                                        "platform.templates",
                                        "Skrive beskedernes tekster",
                                        "Write the texts of notices"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission("platform.files.all", "Se alle filer", "See all files"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission("platform.cpr.read", "Se CPR-numre", "See CPR numbers", true),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission("platform.home", "Bruge Fælled", "Use Fælled"), BuiltInRole.values()),
                        Permissions.held(
                                new Permission("platform.operator", "Drift", "Operations"), BuiltInRole.OPERATOR)));
    }
}
