package dk.faelled.platform.operations;

import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Alarms;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.OwnRoles;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds who is told by the roles that they hold now, a slice of the accounts at a time. */
@Component
class AdministratorAlarms implements Alarms {
    private static final Set<String> TOLD = Set.of(BuiltInRole.ADMINISTRATOR.name(), BuiltInRole.OPERATOR.name());
    private static final int SLICE = 200;
    private final Accounts accounts;
    private final OwnRoles roles;
    private final Notices notices;

    AdministratorAlarms(Accounts accounts, OwnRoles roles, @Lazy Notices notices) {
        this.accounts = accounts;
        this.roles = roles;
        this.notices = notices;
    }

    @Override
    @Transactional
    public void raise(NoticeKind kind, String key, Record args, @Nullable String link) {
        for (var page = accounts.open("", SLICE); !page.isEmpty(); ) {
            var held = roles.of(page.stream().map(AccountKept::account).toList());
            for (var account : page)
                if (held.getOrDefault(account.account(), Set.of()).stream().anyMatch(TOLD::contains))
                    notices.send(kind, account.actor(), key, args, link);
            page = page.size() < SLICE
                    ? List.of()
                    : accounts.open(page.getLast().userName(), SLICE);
        }
    }
}
