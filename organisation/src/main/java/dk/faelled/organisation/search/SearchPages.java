package dk.faelled.organisation.search;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Search;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Requires;
import dk.faelled.platform.SearchPage;
import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Units and persons by what people type. */
@Controller
class SearchPages implements SearchPage {
    private static final int MOST = 25;
    private static final int WHILE_TYPING = 6;
    private final Search search;
    private final AccessDecider access;
    private final Audit audit;
    private final Clock clock;

    SearchPages(Search search, AccessDecider access, Audit audit, Clock clock) {
        this.search = search;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** A CPR number in an address finds nobody: it would stand in histories and logs. */
    @GetMapping("/search")
    @Requires("organisation.read")
    ModelAndView search(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        var on = Moment.of(request).on();
        return new ModelAndView("organisation/search", "view", isCpr(q) ? nothing(on) : found(q, on, MOST));
    }

    @PostMapping("/search")
    @Requires("organisation.read")
    @Transactional
    public ModelAndView posted(@RequestParam(defaultValue = "") String q) {
        var today = LocalDate.now(clock);
        return isCpr(q)
                ? new ModelAndView("organisation/search", "view", byCpr(q, today))
                : new ModelAndView("redirect:" + Query.of(null).with("q", q).on("/search"));
    }

    /** While one types. */
    @PostMapping(path = "/search", headers = "HX-Request")
    @Requires("organisation.read")
    @Transactional
    public ModelAndView typed(@RequestParam(defaultValue = "") String q) {
        var today = LocalDate.now(clock);
        return new ModelAndView(
                "organisation/searchHits", "view", isCpr(q) ? byCpr(q, today) : found(q, today, WHILE_TYPING));
    }

    private static boolean isCpr(String q) {
        return q.strip().matches("\\d{6}[- ]?\\d{4}");
    }

    private static SearchView nothing(LocalDate on) {
        return new SearchView("", List.of(), List.of(), on, MOST);
    }

    private SearchView found(String q, LocalDate on, int most) {
        if (q.isBlank()) return nothing(on);
        var asOf = AsOf.on(on);
        return new SearchView(q, search.units(q, asOf, most), search.persons(q, asOf, most, false), on, most);
    }

    /** Only for those who may see numbers; that somebody looked one up is logged. */
    private SearchView byCpr(String q, LocalDate on) {
        if (!access.may("platform.cpr.read")) return nothing(on);
        var persons = search.persons(q, AsOf.on(on), MOST, true);
        audit.accessed(
                "organisation.person.search-by-cpr",
                persons.stream().map(hit -> "person:" + hit.id()).toList(),
                null);
        // the number itself is not written into the page
        return new SearchView("", List.of(), persons, on, MOST);
    }
}
