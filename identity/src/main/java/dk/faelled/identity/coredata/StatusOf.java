package dk.faelled.identity.coredata;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.terms.Terms;
import dk.faelled.platform.signin.AccountKeeping;
import dk.faelled.secondfactor.Devices;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How it stands with the identities of persons, many at once. */
@Component
class StatusOf {
    private final AccountKeeping accounts;
    private final OwnPasswords passwords;
    private final Terms terms;
    private final Devices devices;
    private final Clock clock;

    /** @param lockedPerson locked by the person; nobody can yet @param badPasswordRule the rule that the password in use breaks */
    record Status(
            @Nullable String uuid,
            String cpr,
            String name,
            String samAccountName,
            boolean nsisAllowed,
            String nsisLevel,
            boolean approvedConditions,
            @Nullable String approvedConditionsTts,
            boolean lockedAdmin,
            boolean lockedPerson,
            boolean lockedDataset,
            boolean lockedDead,
            boolean lockedPassword,
            boolean lockedExpired,
            @Nullable String lockedPasswordUntil,
            @Nullable String lastLogin,
            boolean badPassword,
            @Nullable String badPasswordRule,
            List<DevicesOfPersonsApi.Client> mfaClients) {}

    StatusOf(AccountKeeping accounts, OwnPasswords passwords, Terms terms, Devices devices, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.terms = terms;
        this.devices = devices;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Status> of(List<LoadedRow> persons) {
        var now = clock.instant();
        var ids = persons.stream()
                .map(LoadedRow::account)
                .filter(Objects::nonNull)
                .toList();
        var standing = accounts.standing(ids);
        var faults = passwords.faults(ids);
        var owned = devices.of(ids);
        var employees = terms.current(false);
        var trusted = terms.current(true);
        return persons.stream()
                .map(person -> {
                    var account = person.account();
                    var stands = account == null
                            ? AccountKeeping.Standing.NEW
                            : standing.getOrDefault(account, AccountKeeping.Standing.NEW);
                    var until = stands.lockedUntil();
                    boolean locked = until != null && now.isBefore(until);
                    var fault = account == null ? null : faults.get(account);
                    boolean accepted = isAccepted(person.termsId(), person.trusted() ? trusted : employees);
                    return new Status(
                            person.uuid() == null ? null : person.uuid().toString(),
                            person.number(),
                            person.name(),
                            person.userName(),
                            person.allowed(),
                            person.level(),
                            accepted,
                            accepted ? LocalMoments.iso(person.termsAt()) : null,
                            person.adminLockAt() != null,
                            false,
                            person.leftAt() != null,
                            false,
                            locked,
                            person.isExpired(now),
                            locked ? LocalMoments.iso(until) : null,
                            LocalMoments.iso(stands.lastSignIn()),
                            fault != null,
                            fault == null ? null : fault.name(),
                            account == null
                                    ? List.<DevicesOfPersonsApi.Client>of()
                                    : owned.getOrDefault(account, List.of()).stream()
                                            .map(DevicesOfPersonsApi.Client::of)
                                            .toList());
                })
                .toList();
    }

    private static boolean isAccepted(@Nullable UUID accepted, Optional<UUID> current) {
        return accepted != null && current.filter(accepted::equals).isPresent();
    }
}
