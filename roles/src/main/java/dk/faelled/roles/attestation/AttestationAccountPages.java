package dk.faelled.roles.attestation;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.attestation.AttestationDecision.Choice;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accounts of the directory in the attestation of a unit: some or all at a time are said to stay, or to be removed. */
@Controller
@RequestMapping(AttestationPages.PATH + "/{id}/accounts")
@Requires(AttestationPages.EVERYBODY)
class AttestationAccountPages {
    private final AttestationAccountDesk desk;
    private final AttestedAccounts accounts;

    AttestationAccountPages(AttestationAccountDesk desk, AttestedAccounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request) {
        return page(id, request, "", Errors.NONE);
    }

    private ModelAndView page(UUID id, HttpServletRequest request, String typed, Errors errors) {
        return new ModelAndView(
                "roles/attestationAccounts", "view", desk.view(id, ListRequest.of(request), typed, errors));
    }

    @PostMapping
    ModelAndView decide(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            RedirectAttributes next) {
        var in = Filled.of(typed);
        var comment = in.text("comment");
        var choice = in.text("act").equals("delete") ? Choice.DELETE : Choice.APPROVED;
        try {
            int decided =
                    accounts.decide(id, desk.chosen(id, in), in.has("all"), new AttestationDecision(choice, comment));
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.success("roles.attestation.accounts.decided." + choice, decided));
            return new ModelAndView("redirect:" + AttestationPages.PATH + "/" + id + "/accounts");
        } catch (RuleBroken broken) {
            var page = page(id, request, comment, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
