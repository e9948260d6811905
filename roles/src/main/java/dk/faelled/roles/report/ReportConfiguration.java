package dk.faelled.roles.report;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ad hoc report and its templates declare to the platform. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {
    /** Declared with the fixed reports: it is the right to all of them. */
    static final String READ = "roles.report.read";

    static final String UPDATE = "roles.report.update";
    /** What everybody has; whoever is handed a template needs no more. */
    static final String OWN = "roles.own.read";

    @Bean
    Permissions reportTemplatePermissions() {
        return new Permissions(
                "roles",
                List.of(Permissions.held(
                        new Permission(
                                UPDATE,
                                "Lave rapportskabeloner og give andre dem",
                                "Make report templates and hand them to others",
                                true),
                        BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    NoticeKind reportHanded() {
        return new NoticeKind(
                "roles.report.handed",
                new ReportTemplates.Told("Følsomme roller i Børn og Unge", "Carla Holm"),
                new ReportTemplates.Told("Sensitive roles in Children and Youth", "Carla Holm"),
                NoticeKind.Channel.MAIL,
                OWN);
    }
}
