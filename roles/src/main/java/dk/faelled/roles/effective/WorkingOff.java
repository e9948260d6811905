package dk.faelled.roles.effective;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works off the backlog, some users a transaction. */
@Component
public class WorkingOff {
    private static final int SLICE = 1000;
    private final Backlog backlog;
    private final Recomputing recomputing;
    private final Lock lock;
    private final TransactionTemplate transaction;

    /** @param done users @param left of those who wait */
    record Worked(int done, int left) {}

    WorkingOff(Backlog backlog, Recomputing recomputing, Lock lock, TransactionTemplate transaction) {
        this.backlog = backlog;
        this.recomputing = recomputing;
        this.lock = lock;
        this.transaction = transaction;
    }

    /** Some, in the running transaction. */
    Worked some() {
        lock.hold();
        int done = 0;
        for (var taken : backlog.next(SLICE).entrySet()) {
            recomputing.now(taken.getValue(), taken.getKey());
            done += taken.getValue().size();
        }
        return new Worked(done, backlog.left());
    }

    /** All, for whoever cannot go on before everybody has what he or she is to have. */
    public void all() {
        while (transaction.execute(_ -> some().left()) instanceof Integer left && left > 0) {
            // the next ones
        }
    }
}
