package dk.faelled.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.platform.database.Pulse;
import dk.faelled.platform.database.SharedClock;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** There is no database at the address. */
class WhileAwayTest {
    @SuppressWarnings("NullAway.Init")
    private Pulse pulse;

    @SuppressWarnings("NullAway.Init")
    private WhileAway away;

    @BeforeEach
    void nobodyAnswersThere() throws Exception {
        var database = new DataSourceProperties();
        database.setUrl("jdbc:postgresql://127.0.0.1:%d/faelled".formatted(freePort()));
        database.setUsername("faelled_app");
        database.setPassword("any");
        pulse = new Pulse(database, new SharedClock(Clock.systemUTC()));
        pulse.start();
        away = new WhileAway(
                pulse, new PlainProblems(new JsonMapper()), TemplateEngine.createPrecompiled(ContentType.Html));
        await().until(pulse::isAway);
    }

    @AfterEach
    void stop() {
        pulse.stop();
    }

    @Test
    void aPageSaysSoInTheReadersLanguageAndWhenToComeBack() throws Exception {
        var danish = ask("/organisation/units");
        assertThat(danish.getStatus()).isEqualTo(503);
        assertThat(danish.getHeader("Retry-After")).isEqualTo("2");
        assertThat(danish.getContentAsString()).contains("lang=\"da\"", "Fælled er optaget lige nu");
        assertThat(ask("/organisation/units", new Cookie("lang", "en")).getContentAsString())
                .contains("lang=\"en\"", "The database did not answer");
    }

    @Test
    void aProgramGetsAProblem() throws Exception {
        var answer = ask("/api/platform/v1/jobs");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentAsString()).contains("urn:faelled:problem:try-again");
    }

    @Test
    void whatNeedsNoDatabaseIsServed() throws Exception {
        assertThat(ask("/assets/faelled.css").getStatus()).isEqualTo(200);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private MockHttpServletResponse ask(String path, Cookie... cookies) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setCookies(cookies);
        var response = new MockHttpServletResponse();
        away.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
