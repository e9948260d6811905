package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import dk.faelled.platform.Modules;
import dk.faelled.platform.SearchPage;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.module.ModuleGate;
import dk.faelled.platform.page.Frame;
import dk.faelled.platform.rights.RightsGate;
import java.time.Duration;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final CleanForms clean;
    private final ModuleGate moduleGate;
    private final RightsGate gate;
    private final CostlyCalls costly;

    WebConfiguration(CleanForms clean, ModuleGate moduleGate, RightsGate gate, CostlyCalls costly) {
        this.clean = clean;
        this.moduleGate = moduleGate;
        this.gate = gate;
        this.costly = costly;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new StrictJson());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(clean);
        registry.addInterceptor(moduleGate);
        registry.addInterceptor(gate);
        registry.addInterceptor(costly);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    @Bean
    WebMvcRegistrations handlers() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new IndexedHandlers();
            }
        };
    }

    @Bean
    Frame frame(
            Tenants tenants,
            Modules modules,
            ObjectProvider<SearchPage> search,
            @Value("${faelled.demo.shown:false}") boolean demo) {
        return new Frame() {
            @Override
            public String tenant() {
                var context = Context.ifBound();
                return context == null
                        ? "Fælled"
                        : tenants.find(context.tenant()).map(TenantInfo::name).orElse("Fælled");
            }

            @Override
            public boolean demo() {
                return demo;
            }

            @Override
            public boolean search() {
                return search.stream().anyMatch(page -> modules.isOn(AopUtils.getTargetClass(page)));
            }
        };
    }
}
