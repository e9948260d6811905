package dk.faelled.identity.saml;

import dk.faelled.identity.provider.NativeSignatures;
import dk.faelled.identity.provider.ProtocolPages;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Messages of other sites come as forms without our token: what they may do, their signatures say. */
@Configuration(proxyBeanMethods = false)
class SamlConfiguration {
    SamlConfiguration() {
        NativeSignatures.first();
    }

    @Bean
    @Order(10)
    SecurityFilterChain samlMessages(HttpSecurity http) {
        return http.securityMatcher("/sso/saml/**")
                .csrf(csrf -> csrf.ignoringRequestMatchers("/sso/saml/**"))
                .headers(headers -> headers.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .securityContext(context -> context.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    ProtocolPages samlProviderTab() {
        return new ProtocolPages(
                Protocol.SAML20, "identity.saml", SamlProviderPages.TAB, "identity.saml.new", SamlProviderPages.NEW);
    }

    @Bean
    Schedule samlSourcesEachHour(SamlSources sources) {
        return new Schedule("identity.saml.sources", Cron.parse("17 * * * *"), Schedule.Misfire.SKIP, sources::readAll);
    }
}
