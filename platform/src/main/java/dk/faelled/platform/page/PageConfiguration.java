package dk.faelled.platform.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractUrlBasedView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    /** {@code organisation/units} is the template of that name; {@code redirect:} leads elsewhere. */
    @Bean
    ViewResolver jteViewResolver(TemplateEngine engine, Shells shells) {
        var resolver = new UrlBasedViewResolver() {
            @Override
            protected AbstractUrlBasedView instantiateView() {
                return new JteView(engine, shells);
            }

            @Override
            protected Class<?> requiredViewClass() {
                return JteView.class;
            }
        };
        resolver.setViewClass(JteView.class);
        resolver.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return resolver;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Language.of(request);
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("the reader chooses the language by ?lang=");
            }
        };
    }
}
