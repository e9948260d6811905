package dk.faelled.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/** Headers and CSRF (platform 7.2, V3). Who may call what is decided by the gate of {@code rights}, not here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain security(HttpSecurity http, PlainProblems problems) {
        return http.csrf(csrf ->
                        csrf.ignoringRequestMatchers(request -> request.getAttribute(ContextFilter.BY_KEY) != null))
                .headers(headers -> headers.disable()) // SecurityHeaders sets them on what never comes here, too
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, why) ->
                        problems.answer(request, response, HttpServletResponse.SC_FORBIDDEN, "CSRF")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .securityContext(context -> context.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new SessionCookie();
    }

    @Bean
    HttpSessionIdResolver sessionIds(CookieSerializer cookie) {
        return new SessionIdsOnce(cookie);
    }
}
