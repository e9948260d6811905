package dk.faelled.roles.attestation;

import dk.faelled.platform.Assignee;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Mails;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.attestation.AttestationDecision.Choice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What comes of wishes: what was assigned to a user directly and is to be removed is removed where the authority wants that;
 * all else (what comes by rule, remarks, accounts, what a role is made of) becomes a task, and a mail to the mailbox for it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AttestationConsequences {
    /** A mail tells of so many; all of them are on the page. */
    private static final int TOLD = 50;

    private final JdbcClient sql;
    private final AttestationWishes wishes;
    private final UserAssignments assignments;
    private final AttestationSettings settings;
    private final Tasks tasks;
    private final TaskKind task;
    private final Mails mails;
    private final NoticeKind mail;
    private final Audit audit;
    private final JsonMapper json;

    /** How many were removed, and how many others are to see to. */
    public record Outcome(int removed, int passedOn) {}

    /** What the task tells. */
    record Changes(String where, long count) {}

    /** What the mail tells. */
    record Told(String where, long count, String by, String changes) {}

    AttestationConsequences(
            JdbcClient sql,
            AttestationWishes wishes,
            UserAssignments assignments,
            AttestationSettings settings,
            Tasks tasks,
            TaskKind attestationChanges,
            Mails mails,
            NoticeKind attestationChange,
            Audit audit,
            JsonMapper json) {
        this.sql = sql;
        this.wishes = wishes;
        this.assignments = assignments;
        this.settings = settings;
        this.tasks = tasks;
        task = attestationChanges;
        this.mails = mails;
        mail = attestationChange;
        this.audit = audit;
        this.json = json;
    }

    /** @param removes what is assigned directly is removed at once */
    public Outcome carryOut(Attestation one, boolean removes) {
        var gone = new ArrayList<AttestationWishes.Wish>();
        var removed = new ArrayList<AttestationWishes.Wish>();
        var others = new ArrayList<AttestationWishes.Wish>();
        var done = new HashSet<Long>();
        for (var wish : wishes.of(one)) {
            var assignment = wish.removable();
            if (wish.gone()) gone.add(wish);
            else if (removes && wish.choice() == Choice.DELETE && assignment != null) {
                // the attester asks for it; it is the authority's decision that the program does it
                if (done.add(assignment))
                    Context.system(Context.current().tenant(), Context.current().correlation())
                            .run(() -> assignments.remove(new AssignmentId(assignment)));
                removed.add(wish);
            } else others.add(wish);
        }
        outcome(one, "GONE", gone);
        outcome(one, "REMOVED", removed);
        outcome(one, "PASSED_ON", others);
        tell(one, others);
        var outcome = new Outcome(removed.size(), others.size());
        if (!removed.isEmpty() || !others.isEmpty())
            audit.changed("roles.attestation.carry-out", AttestationDecisions.entity(one), null, outcome, null);
        return outcome;
    }

    /** Of an attestation that ended before it was finished nothing is removed by itself. */
    public void passOn(Attestation one) {
        carryOut(one, false);
    }

    private void outcome(Attestation one, String outcome, List<AttestationWishes.Wish> all) {
        if (all.isEmpty()) return;
        sql.sql("update attestation_decision set outcome = :outcome where id = any(:ids)")
                .param("outcome", outcome)
                .param("ids", all.stream().map(AttestationWishes.Wish::id).toArray(Long[]::new))
                .update();
        sql.sql("""
                        update attestation_account
                           set outcome = :outcome
                         where attestation_id = :attestation
                           and user_id = any(:users)
                        """)
                .param("outcome", outcome)
                .param("attestation", one.id())
                .param(
                        "users",
                        all.stream()
                                .filter(wish -> wish.about() == AttestationWishes.About.UNIT_ACCOUNT)
                                .map(AttestationWishes.Wish::user)
                                .toArray(UUID[]::new))
                .update();
    }

    private void tell(Attestation one, List<AttestationWishes.Wish> others) {
        if (others.isEmpty()) return;
        var where = AttestationWords.subject(one, Messages.in(Context.DANISH));
        var link = AttestationPages.PATH + "/" + one.id();
        tasks.open(new OpenTask(
                "roles.attestation.change:" + one.id(),
                task,
                new Changes(where, others.size()),
                new Assignee.Holder(Attesters.ADMIN),
                null,
                OpenTask.Severity.NORMAL,
                link + "/changes"));
        var address = settings.current().changeAddress();
        if (address.isEmpty()) return;
        settings.changeReader()
                .ifPresent(reader -> mails.queue(
                        mail,
                        reader,
                        address,
                        Context.DANISH,
                        json.writeValueAsString(new Told(
                                where, others.size(), Context.current().actor().name(), words(others, Context.DANISH))),
                        link + "/changes"));
    }

    private static String words(List<AttestationWishes.Wish> others, Locale locale) {
        var texts = Messages.in(locale);
        var told = others.stream()
                .limit(TOLD)
                .map(wish -> AttestationWords.wish(wish, texts))
                .collect(Collectors.joining("\n"));
        return others.size() > TOLD ? told + "\n…" : told;
    }
}
