package dk.faelled.identity.letter;

import dk.faelled.identity.AccountCreated;
import dk.faelled.identity.FactorChanged;
import dk.faelled.identity.LevelChanged;
import dk.faelled.identity.credential.PasswordFaulty;
import dk.faelled.identity.letter.LetterKinds.Level;
import dk.faelled.identity.letter.LetterKinds.OfAccount;
import dk.faelled.identity.letter.LetterKinds.OfDeadline;
import dk.faelled.identity.letter.LetterKinds.OfDevice;
import dk.faelled.identity.letter.LetterKinds.OfLevel;
import dk.faelled.identity.letter.LetterKinds.OfLock;
import dk.faelled.identity.letter.LetterKinds.OfUnused;
import dk.faelled.identity.person.IdentityAllowed;
import dk.faelled.identity.person.IdentityForbidden;
import dk.faelled.identity.person.Persons;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.LoginFailed;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.secondfactor.DeviceBound;
import dk.faelled.secondfactor.DeviceDisabled;
import dk.faelled.secondfactor.DeviceUnused;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people of what happens to their own accounts, one notice for each thing that happens. Within the transaction in which
 * it does: what is rolled back is not told of.
 */
@Component
class Letters {
    private static final String SECURITY = "/me/security";
    private static final String DEVICES = "/me/devices";
    private final Notices notices;
    private final Accounts accounts;
    private final Persons persons;
    private final Clock clock;
    private final NoticeKind fresh;
    private final NoticeKind allowed;
    private final NoticeKind forbidden;
    private final NoticeKind activated;
    private final NoticeKind locked;
    private final NoticeKind leaked;
    private final NoticeKind broken;
    private final NoticeKind added;
    private final NoticeKind removed;
    private final NoticeKind unused;

    Letters(
            Notices notices,
            Accounts accounts,
            Persons persons,
            Clock clock,
            NoticeKind accountNewLetter,
            NoticeKind accountAllowedLetter,
            NoticeKind accountForbiddenLetter,
            NoticeKind accountActivatedLetter,
            NoticeKind accountLockedLetter,
            NoticeKind passwordLeakedLetter,
            NoticeKind passwordBrokenLetter,
            NoticeKind deviceAddedLetter,
            NoticeKind deviceRemovedLetter,
            NoticeKind deviceUnusedLetter) {
        this.notices = notices;
        this.accounts = accounts;
        this.persons = persons;
        this.clock = clock;
        fresh = accountNewLetter;
        allowed = accountAllowedLetter;
        forbidden = accountForbiddenLetter;
        activated = accountActivatedLetter;
        locked = accountLockedLetter;
        leaked = passwordLeakedLetter;
        broken = passwordBrokenLetter;
        added = deviceAddedLetter;
        removed = deviceRemovedLetter;
        unused = deviceUnusedLetter;
    }

    /** Only who is known in the organisation: of others nobody knows an address, and they have just chosen a password. */
    @EventListener
    void on(AccountCreated created) {
        accounts.find(created.account())
                .filter(account -> account.person() != null)
                .ifPresent(account -> notices.send(
                        fresh, account.actor(), created.account().toString(), new OfAccount(created.userName()), "/"));
    }

    @EventListener
    void on(IdentityAllowed allowedNow) {
        var account = persons.get(allowedNow.person()).account();
        if (account != null) tell(allowed, account, now(account), known -> new OfAccount(known.userName()), SECURITY);
    }

    @EventListener
    void on(IdentityForbidden forbiddenNow) {
        var account = persons.get(forbiddenNow.person()).account();
        if (account != null) tell(forbidden, account, now(account), known -> new OfAccount(known.userName()), SECURITY);
    }

    @EventListener
    void on(LevelChanged changed) {
        var account = changed.account();
        if (account == null || !changed.after().reaches(changed.before())) return;
        tell(
                activated,
                account,
                now(account),
                known -> new OfLevel(known.userName(), new Level(changed.after())),
                SECURITY);
    }

    @EventListener
    void on(LoginFailed failed) {
        var account = failed.account();
        if (account == null || failed.lockedFor() == 0) return;
        tell(locked, account, now(account), known -> new OfLock(known.userName(), failed.lockedFor()), SECURITY);
    }

    @EventListener
    void on(PasswordFaulty faulty) {
        tell(
                faulty.leaked() ? leaked : broken,
                faulty.account(),
                faulty.account() + ":" + faulty.end(),
                known -> new OfDeadline(known.userName(), faulty.end()),
                "/me/security/password");
    }

    @EventListener
    void on(FactorChanged changed) {
        tell(
                changed.added() ? added : removed,
                changed.account(),
                changed.factor().toString(),
                known -> new OfDevice(known.userName(), changed.name()),
                SECURITY);
    }

    @EventListener
    void on(DeviceBound bound) {
        for (var account : bound.accounts())
            tell(
                    added,
                    account,
                    bound.deviceId() + ":" + now(account),
                    known -> new OfDevice(known.userName(), bound.name()),
                    DEVICES);
    }

    @EventListener
    void on(DeviceDisabled disabled) {
        for (var account : disabled.accounts())
            tell(
                    removed,
                    account,
                    disabled.deviceId() + ":" + account,
                    known -> new OfDevice(known.userName(), disabled.name()),
                    DEVICES);
    }

    /** Once for as long as it is not used. */
    @EventListener
    void on(DeviceUnused device) {
        tell(
                unused,
                device.account(),
                device.deviceId() + ":" + device.account() + ":" + device.end(),
                known -> new OfUnused(known.userName(), device.name(), device.end()),
                DEVICES);
    }

    private String now(UUID account) {
        return account + ":" + clock.instant();
    }

    private void tell(
            NoticeKind kind, UUID account, String key, Function<AccountKept, Record> args, @Nullable String link) {
        accounts.find(account).ifPresent(known -> notices.send(kind, known.actor(), key, args.apply(known), link));
    }
}
