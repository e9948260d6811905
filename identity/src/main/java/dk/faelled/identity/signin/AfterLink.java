package dk.faelled.identity.signin;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.factor.App;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Passkey;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.platform.AccountLinkUsed;
import dk.faelled.platform.BuiltInRole;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What holds after a one-time link (ADM-06, identity 7): who operates has a second factor from the first day; who comes by a
 * link from the console has lost the old ones, which are worth nothing from then on, and adds another on the way in.
 */
@Component
class AfterLink {
    private static final String WHY = "break-glass";
    private final OwnPasswords passwords;
    private final Apps apps;
    private final Passkeys passkeys;
    private final OwnSessions sessions;

    AfterLink(OwnPasswords passwords, Apps apps, Passkeys passkeys, OwnSessions sessions) {
        this.passwords = passwords;
        this.apps = apps;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @EventListener
    void on(AccountLinkUsed used) {
        var account = used.account();
        if (used.breakGlass()) {
            for (var app : apps.of(account).stream().map(App::id).toList()) apps.remove(account, app, WHY);
            for (var key : passkeys.of(account).stream().map(Passkey::id).toList()) passkeys.remove(account, key, WHY);
            sessions.endAfterCommit(account);
        }
        if (used.breakGlass() || used.roles().contains(BuiltInRole.OPERATOR.name())) passwords.demandSecond(account);
    }
}
