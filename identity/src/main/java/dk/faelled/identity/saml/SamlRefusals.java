package dk.faelled.identity.saml;

import dk.faelled.identity.factor.UsedOnce;
import dk.faelled.identity.saml.SamlServices.Party;
import dk.faelled.identity.saml.message.Header;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Messages that are not acted upon: noted in the log, and told to whoever was sent with one. */
@Component
public class SamlRefusals {
    private static final int LONGEST = 200;
    private final Audit audit;
    private final TransactionTemplate transaction;

    private record Noted(String why, String detail) {}

    SamlRefusals(Audit audit, PlatformTransactionManager transactions) {
        this.audit = audit;
        transaction = new TransactionTemplate(transactions);
    }

    /** @throws Refused where the message was acted upon before, on whatever node */
    void once(Party party, Header header, UsedOnce used) {
        var message = "saml " + party.provider().entityId() + " " + header.id();
        if (!Objects.requireNonNull(transaction.execute(_ -> used.take(message)))) throw new Refused(Why.REPLAYED, "");
    }

    /** A form of another site came without the session: an answer at once would put another in its place, so it moves on. */
    ModelAndView page(Refused refused, HttpServletRequest request) {
        var detail = refused.detail();
        var shown = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
        transaction.executeWithoutResult(_ -> audit.changed(
                "identity.saml.refuse",
                "tenant:" + Tenant.current().value(),
                null,
                new Noted(refused.why().name(), shown),
                null));
        if (!request.getMethod().equals("POST")) return page(refused);
        var moved = new RedirectView(SamlRefusedPages.PATH + refused.why());
        moved.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(moved);
    }

    static ModelAndView page(Refused refused) {
        var view = new SamlViews.Refusal(text(refused), refused.why().name());
        var page = new ModelAndView("identity/samlRefused", "view", view);
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    /** Why, in the language of whoever reads it. */
    public static String text(Refused refused) {
        return Messages.text("identity.saml.refused." + refused.why(), refused.detail());
    }
}
