package dk.faelled.platform.page;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Modules;
import dk.faelled.platform.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

class JteViewTest {
    @Controller
    static class Pages {
        @GetMapping("/missing")
        ModelAndView missing() {
            return new ModelAndView("platform/error", "view", new ErrorView(404, "<b>Væk</b>", "Gå hjem.", null));
        }

        @GetMapping("/elsewhere")
        String elsewhere(RedirectAttributes flashed) {
            flashed.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("platform.ui.now"));
            return "redirect:/missing";
        }
    }

    private MockMvc browser = MockMvcBuilders.standaloneSetup().build();

    @BeforeEach
    void start() {
        AccessDecider access = () -> Set.of("organisation.unit.read");
        var beans = new StaticListableBeanFactory(Map.of(
                "access",
                access,
                "units",
                new MenuEntry("platform", "platform.ui.gallery.units", "/missing", "organisation.unit.read", 1),
                "secret",
                new MenuEntry("platform", "platform.ui.gallery.state", "/secret", "iot.device.read", 2)));
        var shells = new Shells(
                beans.getBeanProvider(AccessDecider.class),
                beans.getBeanProvider(Frame.class),
                beans.getBeanProvider(Unread.class),
                beans.getBeanProvider(Modules.class),
                beans.getBeanProvider(MenuEntry.class));
        var configuration = new PageConfiguration();
        browser = MockMvcBuilders.standaloneSetup(new Pages())
                .setViewResolvers(configuration.jteViewResolver(configuration.templateEngine(), shells))
                .setLocaleResolver(configuration.localeResolver())
                .build();
    }

    @Test
    void aTemplateIsAnsweredEscapedWithItsFrame() throws Exception {
        browser.perform(get("/missing")
                        .requestAttr(CsrfToken.class.getName(), new DefaultCsrfToken("X", "_csrf", "t0k")))
                .andExpect(status().isOk())
                .andExpect(header().string("Vary", "HX-Request"))
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(content().string(containsString("&lt;b&gt;Væk&lt;/b&gt;")))
                .andExpect(content().string(containsString("lang=\"da\"")))
                .andExpect(content().string(containsString("content=\"t0k\"")));
    }

    @Test
    void theMenuHoldsWhatTheReaderMayOpenAndNothingElse() throws Exception {
        var person = new Actor(Actor.Kind.PERSON, UUID.randomUUID(), "Ane Holm");
        new Context(new TenantId(UUID.randomUUID()), person, Locale.of("en"), "1")
                .run(() -> browser.perform(get("/missing"))
                        .andExpect(content().string(containsString("Ane Holm")))
                        .andExpect(content().string(containsString(">Units</a>")))
                        .andExpect(content().string(not(containsString("/secret")))));
    }

    @Test
    void aRedirectLeadsOnWithItsNotice() throws Exception {
        browser.perform(get("/elsewhere"))
                .andExpect(redirectedUrl("/missing"))
                .andExpect(flash().attributeExists(Shell.Flash.ATTRIBUTE));
    }

    @Test
    void theOtherLanguageIsTheSamePage() {
        var request = new MockHttpServletRequest("GET", "/units");
        request.setCookies(new jakarta.servlet.http.Cookie("lang", "en"));
        org.assertj.core.api.Assertions.assertThat(Language.of(request)).isEqualTo(Language.ENGLISH);
    }
}
