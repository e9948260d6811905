package dk.faelled.roles.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.webmvc.api.MultipleOpenApiWebMvcResource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the whole interface that we keep of OS2rollekatalog, where its clients look for it. */
@RestController
class CatalogueDocs {
    private static final String GROUP = "os2rollekatalog";
    private final MultipleOpenApiWebMvcResource docs;

    CatalogueDocs(MultipleOpenApiWebMvcResource docs) {
        this.docs = docs;
    }

    @GetMapping(path = "/os2rollekatalog/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Public("whoever is to call an interface may know it")
    byte[] docs(HttpServletRequest request) throws JsonProcessingException {
        return docs.openapiJson(request, "/api-docs", GROUP, Locale.ENGLISH);
    }

    @Configuration(proxyBeanMethods = false)
    static class Grouped {
        @Bean
        GroupedOpenApi roleCatalogueDocs() {
            return GroupedOpenApi.builder()
                    .group(GROUP)
                    .pathsToMatch("/os2rollekatalog/**")
                    .build();
        }
    }
}
