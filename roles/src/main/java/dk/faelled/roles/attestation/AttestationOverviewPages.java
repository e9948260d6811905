package dk.faelled.roles.attestation;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** How far everybody is, for those who run the attestation and for auditors. */
@Controller
@RequestMapping(AttestationOverviewPages.PATH)
@Requires(AttestationOverviewPages.READ)
class AttestationOverviewPages {
    static final String PATH = "/roles/attestation/overview";
    static final String READ = "roles.attestation.read";
    private final AttestationOverview overview;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;

    AttestationOverviewPages(AttestationOverview overview, Lists lists, Exports exports, AccessDecider access) {
        this.overview = overview;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(AttestationOverviewList.DEFINITION, asked, Map.of());
        var counts = overview.counts();
        return new ModelAndView(
                "roles/attestationOverview",
                "view",
                new AttestationOverviewView(
                        ListView.of(AttestationOverviewList.DEFINITION, asked, page),
                        overview.next(),
                        counts.open(),
                        counts.begun(),
                        counts.finished(),
                        access.may(Attesters.ADMIN)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(AttestationOverviewList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }
}
