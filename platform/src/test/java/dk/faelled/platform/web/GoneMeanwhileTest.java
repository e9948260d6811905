package dk.faelled.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.database.Pulse;
import dk.faelled.platform.database.SharedClock;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** A page is written when it shows that there is no connection any more, for its session or for what it notes. */
class GoneMeanwhileTest {
    /** As a view writes, then as a file is streamed. */
    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain;charset=UTF-8");
            response.setContentLength(500);
            if ("text".equals(request.getQueryString())) response.getWriter().write("halfe");
            else response.getOutputStream().write("halfe".getBytes(StandardCharsets.UTF_8));
            throw new CannotCreateTransactionException("no connection is free");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organisation/units", "/organisation/units?text", "/api/platform/v1/jobs"})
    void whoAskedIsToldToComeAgain(String path) throws Exception {
        var database = new DataSourceProperties();
        database.setUrl("jdbc:postgresql://127.0.0.1:1/faelled");
        var away = new WhileAway(
                new Pulse(database, new SharedClock(Clock.systemUTC())),
                new PlainProblems(new JsonMapper()),
                TemplateEngine.createPrecompiled(ContentType.Html));
        var server = new TomcatServletWebServerFactory(0).getWebServer(context -> {
            context.addFilter("away", away).addMappingForUrlPatterns(null, true, "/*");
            context.addServlet("page", new Page()).addMapping("/*");
        });
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(answer.body())
                    .contains(path.startsWith("/api") ? "urn:faelled:problem:try-again" : "Fælled er optaget lige nu")
                    .doesNotContain("halfe");
        } finally {
            server.stop();
        }
    }
}
