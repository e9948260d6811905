package dk.faelled.roles.attestation;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.attestation.AttestationDecision.Choice;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Where rights are attested: everybody sees what is his or hers to attest, and nothing else. */
@Controller
@RequestMapping(AttestationPages.PATH)
@Requires(AttestationPages.EVERYBODY)
class AttestationPages {
    static final String PATH = "/roles/attestation";
    static final String EVERYBODY = "roles.own.read";
    private final AttestationDesk desk;
    private final AttestationDecisions decisions;
    private final AttestationHolding holding;

    AttestationPages(AttestationDesk desk, AttestationDecisions decisions, AttestationHolding holding) {
        this.desk = desk;
        this.decisions = decisions;
        this.holding = holding;
    }

    @GetMapping
    ModelAndView mine() {
        return new ModelAndView("roles/attestations", "view", desk.mine());
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request) {
        return page(id, request, Filled.nothing(), Errors.NONE);
    }

    private ModelAndView page(UUID id, HttpServletRequest request, Filled typed, Errors errors) {
        var asked = ListRequest.of(request);
        var here = new ListRequest(PATH + "/" + id, asked.query());
        return new ModelAndView("roles/attestation", "view", desk.view(id, here, typed, errors));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** All of those that are ticked, or that the filter finds. */
    @PostMapping("/{id}/approve")
    ModelAndView approve(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            int count = decisions.approve(id, desk.chosen(id, Filled.of(typed)));
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    count == 0
                            ? Shell.Flash.warning("roles.attestation.approved.none")
                            : Shell.Flash.success("roles.attestation.approved", count));
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (RuleBroken broken) {
            return refused(page(id, request, Filled.nothing(), Errors.of(broken)));
        }
    }

    @PostMapping("/{id}/placed")
    ModelAndView placed(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            decisions.decidePlaced(id, decided(in));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.attestation.saved"));
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (RuleBroken broken) {
            return refused(page(id, request, in, Errors.of(broken)));
        }
    }

    /** Fields {@code decision.<number>} and {@code remark.<number>}. */
    private static Map<Long, AttestationDecision> decided(Filled in) {
        var said = new HashMap<Long, AttestationDecision>();
        for (var field : in.values().keySet())
            if (field.startsWith("decision."))
                Filled.numberOf(field.substring("decision.".length()))
                        .ifPresent(number -> said.put(number, one(in, field, "remark." + number)));
        return said;
    }

    private static AttestationDecision one(Filled in, String decision, String remark) {
        return new AttestationDecision(
                in.one(decision, Choice.class)
                        .orElseThrow(() -> new RuleBroken("roles.attestation.undecided").at(decision)),
                in.text(remark));
    }

    @GetMapping("/{id}/users/{user}")
    ModelAndView user(@PathVariable UUID id, @PathVariable UUID user) {
        return user(id, user, Filled.nothing(), Errors.NONE);
    }

    private ModelAndView user(UUID id, UUID user, Filled typed, Errors errors) {
        var holder = holding.take(id, user);
        return new ModelAndView("roles/attestationUser", "view", desk.user(id, user, holder, typed, errors));
    }

    /** What is decided is kept; then comes the next one that nobody has decided about. */
    @PostMapping("/{id}/users/{user}")
    ModelAndView decide(
            @PathVariable UUID id,
            @PathVariable UUID user,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            boolean all = in.text("act").equals("approve");
            @Nullable
            AttestationDecision account =
                    !all && in.has("account") ? new AttestationDecision(Choice.DELETE, in.text("accountRemark")) : null;
            decisions.decide(id, user, in.text("seen"), all ? Map.of() : decided(in), account);
        } catch (RuleBroken broken) {
            return refused(user(id, user, in, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.attestation.saved"));
        Optional<String> following = desk.nextAfter(id, user);
        return new ModelAndView("redirect:" + following.orElse(PATH + "/" + id));
    }

    @GetMapping("/{id}/roles/{role}")
    ModelAndView role(@PathVariable UUID id, @PathVariable UUID role) {
        return new ModelAndView("roles/attestationRole", "view", desk.role(id, role, Filled.nothing(), Errors.NONE));
    }

    @PostMapping("/{id}/roles/{role}")
    ModelAndView decideRole(
            @PathVariable UUID id,
            @PathVariable UUID role,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            decisions.decideRole(id, role, in.text("seen"), one(in, "decision", "remark"));
        } catch (RuleBroken broken) {
            return refused(
                    new ModelAndView("roles/attestationRole", "view", desk.role(id, role, in, Errors.of(broken))));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.attestation.saved"));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    @GetMapping("/{id}/changes")
    ModelAndView changes(@PathVariable UUID id) {
        return new ModelAndView("roles/attestationChanges", "view", desk.changes(id));
    }

    @GetMapping("/{id}/finish")
    ModelAndView askFinish(@PathVariable UUID id, RedirectAttributes next) {
        long left = desk.left(id);
        if (left == 0) return new ModelAndView("roles/attestationFinish", "view", desk.finish(id));
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.warning("roles.attestation.unfinished", left));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    @PostMapping("/{id}/finish")
    ModelAndView finish(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes next) {
        try {
            var outcome = decisions.finish(id);
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.success("roles.attestation.done", outcome.removed(), outcome.passedOn()));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            return refused(page(id, request, Filled.nothing(), Errors.of(broken)));
        }
    }
}
