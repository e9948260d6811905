package dk.faelled.identity.upstream;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.Admissions;
import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.signin.Vouched;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Unguessable;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody comes in whom another provider has told of; locks, terms and second factors are asked for as of everybody. */
@Component
class Arriving {
    private final Arrivals arrivals;
    private final Accounts accounts;
    private final Persons persons;
    private final Vouched vouched;
    private final Stays stays;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Came(String source, NsisLevel level, boolean secondFactor) {}

    Arriving(
            Arrivals arrivals,
            Accounts accounts,
            Persons persons,
            Vouched vouched,
            Stays stays,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.persons = persons;
        this.vouched = vouched;
        this.stays = stays;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** @return the path where it goes on @throws SourceRefused where nobody comes in */
    String arrive(LoginSource source, Said said, Journey journey, HttpServletRequest request) {
        var account = account(source, arrivals.person(source, said));
        var proofs = arrivals.proofs(source, said);
        if (journey.anew() && Arrivals.isFromBefore(said, journey.at()))
            throw new SourceRefused(Fault.TOO_OLD, "auth_time");
        if (arrivals.isTooOld(account.account(), proofs)) {
            // once more, and this time really
            if (journey.anew()) throw new SourceRefused(Fault.TOO_OLD, "auth_time");
            return LoginOrigin.again(source.id(), journey.next());
        }
        transaction.executeWithoutResult(_ -> audit.changed(
                "identity.source.sign-in",
                "account:" + account.account(),
                null,
                new Came(source.name(), proofs.passwordLevel(), proofs.secondAt() != null),
                null));
        var who = new SignedIn(account.tenant().value(), account.account(), account.actor(), account.displayName());
        if (proved(who, source, said, proofs, journey, request)) return journey.next();
        var stay = new Stays.Stay(Ids.next(), source.id(), account.account(), said.subject());
        stays.keep(stay);
        return vouched.enter(who, journey.next(), proofs, source.origin(stay.id()), request);
    }

    /** Who is in already has proved it once more. @return whether it was the same */
    private boolean proved(
            SignedIn who, LoginSource source, Said said, Proofs proofs, Journey journey, HttpServletRequest request) {
        var now = SignInSession.of(request);
        var facts = SessionFacts.of(request);
        if (!journey.anew() || now == null || facts == null) return false;
        if (!now.tenant().equals(who.tenant()) || !now.account().equals(who.account())) return false;
        facts.prove(proofs, SessionFacts.Method.SOURCE, request);
        var from = facts.source();
        if (from != null && from.id().equals(source.id()) && from.stay() != null)
            stays.keep(new Stays.Stay(from.stay(), source.id(), who.account(), said.subject()));
        Admissions.provedAnew(request, clock.instant());
        return true;
    }

    /** Of somebody of the organisation who has none yet, one is made with a password that nobody knows. */
    private AccountKept account(LoginSource source, Person person) {
        var account = person.account();
        if (account == null
                && source.match().creates()
                && person.organisationPerson() != null
                && person.locks(clock.instant()).isEmpty())
            account = accounts.keepWith(
                    persons.signInName(person),
                    person.name(),
                    Unguessable.text(),
                    Set.of(),
                    person.organisationPerson());
        if (account == null) throw new SourceRefused(Fault.NO_ACCOUNT, "");
        return accounts.find(account).orElseThrow(() -> new SourceRefused(Fault.NO_ACCOUNT, ""));
    }
}
