package dk.faelled.identity.suspicion;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Alarms;
import dk.faelled.platform.Audit;
import dk.faelled.platform.KnownAddresses;
import dk.faelled.platform.NoticeKind;
import dk.faelled.secondfactor.Suspected;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Acts when a second factor says that a password is in wrong hands (BEY-02). "Det er ikke mig" ends the sessions that were
 * opened elsewhere since the password was last proved at a known network, and the password is to be changed; every alarm
 * reaches the administrators. Within the transaction of who publishes.
 */
@Component
class Wary {
    private final Accounts accounts;
    private final OwnPasswords passwords;
    private final OwnSessions sessions;
    private final KnownAddresses networks;
    private final Alarms alarms;
    private final Audit audit;
    private final NoticeKind notMe;
    private final NoticeKind askedTooOften;

    /** @param userName whose password it may be @param serverName where it was typed */
    record Alarm(String userName, String serverName) {}

    private record Ended(int sessions) {}

    Wary(
            Accounts accounts,
            OwnPasswords passwords,
            OwnSessions sessions,
            KnownAddresses networks,
            Alarms alarms,
            Audit audit,
            NoticeKind notMe,
            NoticeKind askedTooOften) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.networks = networks;
        this.alarms = alarms;
        this.audit = audit;
        this.notMe = notMe;
        this.askedTooOften = askedTooOften;
    }

    @EventListener
    void on(Suspected suspected) {
        boolean certain = suspected.cause() == Suspected.Cause.NOT_ME;
        var meant = meant(suspected);
        if (certain) meant.forEach(this::distrust);
        var names = meant.stream().map(AccountKept::userName).toList();
        alarms.raise(
                certain ? notMe : askedTooOften,
                suspected.challenge().toString(),
                new Alarm(names.isEmpty() ? suspected.userName() : String.join(", ", names), suspected.serverName()),
                "/audit");
    }

    /** The account that was named, else all that the owner has. */
    private List<AccountKept> meant(Suspected suspected) {
        var all = suspected.accounts().stream()
                .map(accounts::find)
                .flatMap(Optional::stream)
                .toList();
        var named = all.stream()
                .filter(account -> account.userName().equalsIgnoreCase(suspected.userName()))
                .toList();
        return named.isEmpty() ? all : named;
    }

    private void distrust(AccountKept account) {
        passwords.force(account.account(), null);
        int ended = sessions.endUntrusted(account.account(), networks::isKnown);
        if (ended > 0)
            audit.changed("identity.session.end", "account:" + account.account(), null, new Ended(ended), null);
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        NoticeKind notMe() {
            return kind("identity.suspicion.not-me");
        }

        @Bean
        NoticeKind askedTooOften() {
            return kind("identity.suspicion.asked-too-often");
        }

        private static NoticeKind kind(String id) {
            var example = new Alarm("annje", "Dalby AD FS");
            return new NoticeKind(id, example, example, NoticeKind.Channel.MAIL, null);
        }
    }
}
