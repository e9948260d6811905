package dk.faelled.identity.upstream;

import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cron;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.page.MenuEntry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may decide on other providers, when they are read again, and the two addresses that take forms of other sites. */
@Configuration(value = "loginSourceConfiguration", proxyBeanMethods = false)
class SourceConfiguration {
    private static final String[] FORMS = {LoginOrigin.PATH + "*/acs", LoginOrigin.PATH + "*/slo"};

    /** What a message may do, its signature says. */
    @Bean
    @Order(11)
    SecurityFilterChain loginSourceAnswers(HttpSecurity http) {
        return http.securityMatcher(FORMS)
                .csrf(csrf -> csrf.ignoringRequestMatchers(FORMS))
                .headers(headers -> headers.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .securityContext(context -> context.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    Permissions loginSourcePermissions() {
        return new Permissions(
                "identity",
                List.of(
                        Permissions.held(
                                new Permission(LoginSourcePages.READ, "Se loginkilder", "See login sources"),
                                BuiltInRole.ADMINISTRATOR),
                        Permissions.held(
                                new Permission(
                                        LoginSourcePages.WRITE,
                                        "Bestemme loginkilder, og dermed hvem der kan logge ind som hvem",
                                        "Decide on login sources, and so on who can sign in as whom"),
                                BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    MenuEntry loginSourcesInTheMenu() {
        return new MenuEntry("identity", "identity.sources", LoginSourcePages.PATH, LoginSourcePages.READ, 959);
    }

    @Bean
    Schedule loginSourcesEachHour(ObjectProvider<LoginSourceReading> reading) {
        return new Schedule(
                "identity.source.read", Cron.parse("23 * * * *"), Schedule.Misfire.SKIP, () -> reading.getObject()
                        .readAll());
    }
}
