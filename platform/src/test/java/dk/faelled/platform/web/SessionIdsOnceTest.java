package dk.faelled.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.signin.SessionIds;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SessionIdsOnceTest {
    private static final String SECRET = "c2VjcmV0";
    private final SessionIdsOnce ids = new SessionIdsOnce(new SessionCookie());

    @Test
    void aRequestIsToldItsSessionOnceAndThePageAboutAnErrorIsToldAnew() {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("faelled", SECRET));
        var wrapped = new HttpServletRequestWrapper(request);
        assertThat(ids.resolveSessionIds(wrapped)).hasSize(1).doesNotContain(SECRET);
        assertThat(ids.resolveSessionIds(wrapped)).isEmpty();
        assertThat(ids.resolveSessionIds(new HttpServletRequestWrapper(request)))
                .hasSize(1);
    }

    @Test
    void onlyANewSessionIsSentToTheBrowser() {
        var fresh = new SessionIds().generate();
        var response = new MockHttpServletResponse();
        ids.setSessionId(new MockHttpServletRequest(), response, fresh);
        assertThat(response.getCookies()).hasSize(1);
        var again = new MockHttpServletResponse();
        ids.setSessionId(new MockHttpServletRequest(), again, fresh);
        assertThat(again.getCookies()).isEmpty();
    }
}
