package dk.faelled.roles.advice;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How the other rooms advise. Written in the running transaction; kinds that are switched off are not written. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Advising {
    private final AdviceTable table;

    Advising(AdviceTable table) {
        this.table = table;
    }

    /** Something has happened. @param words what its text tells @param link within the program */
    public void happened(AdviceKind kind, String link, String... words) {
        table.write(kind, null, link, List.of(words));
    }

    /** Something stands so, and is said once for as long as it does. @param about what stands so */
    public void stands(AdviceKind kind, String about, String link, String... words) {
        table.write(kind, about, link, List.of(words));
    }

    /** It does not stand so any more: whoever was advised has nothing more to do. */
    public void over(AdviceKind kind, String about) {
        table.over(kind, about);
    }
}
