package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.Choosing;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.Detour;
import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.StopPages;
import dk.faelled.platform.Public;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SignInSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** On the way to a system that takes one value alone, whoever has several says which (identity 4.7). It counts for this once. */
@Controller
@RequestMapping(Choosing.PATH + "{key:[A-Za-z0-9_-]{43}}")
@Public("who comes here is known by the session")
class ClaimChoicePages {
    private final Detours detours;
    private final ServiceProviders providers;
    private final Persons persons;
    private final MappedClaims claims;

    /** What waits, and who is to choose. */
    private record Waiting(Detour detour, Person person) {}

    ClaimChoicePages(Detours detours, ServiceProviders providers, Persons persons, MappedClaims claims) {
        this.detours = detours;
        this.providers = providers;
        this.persons = persons;
        this.claims = claims;
    }

    @GetMapping
    ModelAndView form(@PathVariable String key, HttpServletRequest request) {
        return waiting(key, request)
                .map(one -> page(key, one, Fields.empty(), Errors.NONE))
                .orElseGet(ClaimChoicePages::used);
    }

    @PostMapping
    ModelAndView choose(
            @PathVariable String key, @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
        var found = waiting(key, request);
        if (found.isEmpty()) return used();
        var form = new Fields(fields);
        var open = open(found.get());
        var chosen = new LinkedHashMap<>(found.get().detour().chosen().values());
        for (int i = 0; i < open.size(); i++) {
            var value = form.text(field(i));
            if (!open.get(i).values().contains(value)) {
                var page = page(key, found.get(), form, Errors.of(field(i), Messages.text("identity.provider.choose")));
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                return page;
            }
            chosen.put(open.get(i).name(), value);
        }
        detours.choose(key, new Chosen(chosen));
        return new ModelAndView("redirect:" + Detours.ON + key);
    }

    private Optional<Waiting> waiting(String key, HttpServletRequest request) {
        var who = SignInSession.of(request);
        if (who == null) return Optional.empty();
        return detours.find(key)
                .flatMap(detour -> persons.ofAccount(who.account()).map(person -> new Waiting(detour, person)));
    }

    private List<Mapped.Choice> open(Waiting waiting) {
        var detour = waiting.detour();
        return claims.undecided(detour.provider(), waiting.person(), detour.chosen());
    }

    private ModelAndView page(String key, Waiting waiting, Fields form, Errors errors) {
        var open = open(waiting);
        if (open.isEmpty()) return new ModelAndView("redirect:" + Detours.ON + key);
        var asked = new java.util.ArrayList<ClaimViews.Asked>();
        for (int i = 0; i < open.size(); i++)
            asked.add(new ClaimViews.Asked(
                    field(i), open.get(i).name(), open.get(i).values(), form.text(field(i))));
        return new ModelAndView(
                "identity/choice",
                "view",
                new ClaimViews.Choosing(
                        Choosing.PATH + key,
                        providers.get(waiting.detour().provider()).name(),
                        asked,
                        errors));
    }

    private static String field(int number) {
        return "choice" + number;
    }

    private static ModelAndView used() {
        return new ModelAndView("redirect:" + StopPages.INVALID + "used");
    }
}
