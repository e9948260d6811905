package dk.faelled.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LanguageSwitchTest {
    @Test
    void theSameAddressComesBackInTheOtherLanguage() throws Exception {
        var answer = answer("/organisation/units", "q=sk%C3%B8le&lang=en&f.state=a%26b", "text/html");
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/organisation/units?q=sk%C3%B8le&f.state=a%26b");
        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("lang=en; Path=/;")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void noAddressLeadsToAnotherSite() throws Exception {
        assertThat(answer("//evil.example/", "lang=en", "text/html").getHeader("Location"))
                .isEqualTo("/evil.example/");
    }

    @Test
    void interfacesMayHaveAParameterOfTheSameName() throws Exception {
        assertThat(answer("/api/units", "lang=en", "application/json").getStatus())
                .isEqualTo(200);
        assertThat(answer("/units", "lang=xx", "text/html").getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse answer(String path, String query, String accept) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        for (var parameter : Query.of(query).parameters()) request.addParameter(parameter.name(), parameter.value());
        request.addHeader("Accept", accept);
        var response = new MockHttpServletResponse();
        new LanguageSwitch().doFilter(request, response, new MockFilterChain());
        return response;
    }
}
