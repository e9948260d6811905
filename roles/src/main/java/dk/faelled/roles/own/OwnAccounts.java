package dk.faelled.roles.own;

import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import dk.faelled.platform.Context;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts of Fælled are users of the catalogue: the account's number is the user's, and what it is known by to the
 * source is {@link AccountKept#actor}, so that a person's rights are the union over all his or her users.
 */
@Component
@Transactional
class OwnAccounts {
    private static final int SLICE = 200;
    private static final String CAUSE = "roles.account.keep";
    private final OwnAccountTable table;
    private final OwnSystem own;
    private final Accounts accounts;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Audit audit;
    private final Clock clock;

    OwnAccounts(
            OwnAccountTable table,
            OwnSystem own,
            Accounts accounts,
            Recomputing recomputing,
            Lock lock,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.own = own;
        this.accounts = accounts;
        this.recomputing = recomputing;
        this.lock = lock;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    public void on(AccountKept kept) {
        keep(List.of(kept));
    }

    /**
     * Accounts that the catalogue does not know yet get what they were made with.
     *
     * @param after user name of the last account that was looked at; empty for none
     * @return the last account that was looked at now; empty where that was the last of all
     */
    public String takeUp(String after) {
        var page = accounts.open(after, SLICE);
        var known = table.known(page.stream().map(AccountKept::account).toList());
        keep(page.stream().filter(one -> !known.contains(one.account())).toList());
        return page.size() < SLICE ? "" : page.getLast().userName();
    }

    private void keep(Collection<AccountKept> all) {
        if (all.isEmpty()) return;
        lock.hold();
        var system = own.number();
        table.keep(all);
        var given = table.give(system, all, LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN), giver());
        var changes = new ArrayList<Change>();
        for (var one : given)
            changes.add(new Change("roles.assignment.create", "role-user:" + one.user(), null, one, null));
        if (!changes.isEmpty()) audit.changed(changes);
        Set<UserId> users = all.stream().map(one -> new UserId(one.account())).collect(Collectors.toSet());
        recomputing.of(users, CAUSE);
    }

    /** Somebody who comes in by a link is nobody yet, and gives himself nothing. */
    private static Actor giver() {
        var actor = Context.current().actor();
        return actor.kind() == Actor.Kind.ANONYMOUS ? Actor.SYSTEM : actor;
    }
}
