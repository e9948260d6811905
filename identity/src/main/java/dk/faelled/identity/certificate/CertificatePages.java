package dk.faelled.identity.certificate;

import dk.faelled.identity.provider.ExpiryStages;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.provider.SigningKeys;
import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Certifikater: our own and those of others, with the day on which each of them ends (ADM-09). */
@Controller
@RequestMapping(CertificatePages.PATH)
@Requires(ProviderPages.READ)
class CertificatePages {
    static final String PATH = "/identity/certificates";
    private final SigningKeys keys;
    private final Lists lists;
    private final Exports exports;
    private final Clock clock;

    CertificatePages(SigningKeys keys, Lists lists, Exports exports, Clock clock) {
        this.keys = keys;
        this.lists = lists;
        this.exports = exports;
        this.clock = clock;
    }

    @Bean
    static MenuEntry certificatesInTheMenu() {
        return new MenuEntry("identity", "identity.certificates", PATH, ProviderPages.READ, 960);
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(CertificateList.DEFINITION, asked, Map.of());
        var own = keys.published().stream().map(this::own).toList();
        return new ModelAndView(
                "identity/certificates",
                "view",
                new CertificatesView(own, ListView.of(CertificateList.DEFINITION, asked, page)));
    }

    private CertificatesView.Own own(SigningKey key) {
        return new CertificatesView.Own(
                key.algorithm().name(),
                Messages.text("identity.key.state." + key.state()),
                Formats.current().moment(key.until()),
                key.until().isBefore(clock.instant().plus(ExpiryStages.first())));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(CertificateList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }
}
