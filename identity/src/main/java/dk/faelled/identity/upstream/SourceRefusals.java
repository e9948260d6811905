package dk.faelled.identity.upstream;

import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.identity.signin.RefusalNotes;
import dk.faelled.platform.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who does not come in is told why, under a short code; those who keep the source see the steps (BEY-14). */
@Component
class SourceRefusals {
    private static final int LONGEST = 200;
    private final RefusalNotes notes;
    private final Audit audit;
    private final TransactionTemplate transaction;

    private record Refusal(String source, String why, String detail, String code) {}

    SourceRefusals(RefusalNotes notes, Audit audit, PlatformTransactionManager transactions) {
        this.notes = notes;
        this.audit = audit;
        transaction = new TransactionTemplate(transactions);
    }

    /** @return the path of the page that says so */
    String page(LoginSource source, SourceRefused refused) {
        var detail = refused.detail().length() > LONGEST ? refused.detail().substring(0, LONGEST) : refused.detail();
        var code = Objects.requireNonNull(transaction.execute(_ -> {
            var noted = notes.noteSource(source.id(), refused.fault().name(), trace(source, refused.fault(), detail));
            audit.changed(
                    "identity.source.refuse",
                    LoginSources.entity(source.id()),
                    null,
                    new Refusal(source.name(), refused.fault().name(), detail, noted),
                    null);
            return noted;
        }));
        return LoginOrigin.path(source.id()) + "/refused/" + code;
    }

    private static List<String> trace(LoginSource source, Fault fault, String detail) {
        var steps = new ArrayList<String>();
        steps.add("1 source=" + source.name());
        switch (fault) {
            case CLAIM_MISSING, CLAIM_FORM, UNKNOWN, SEVERAL -> steps.add("2 claim=" + detail);
            default -> {
                if (!detail.isEmpty()) steps.add("2 said=" + detail);
            }
        }
        if (fault == Fault.UNKNOWN) steps.add("3 found=0");
        if (fault == Fault.SEVERAL) steps.add("3 found=2+");
        return steps;
    }
}
