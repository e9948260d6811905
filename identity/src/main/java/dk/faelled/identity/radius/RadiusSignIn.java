package dk.faelled.identity.radius;

import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.Admissions;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.session.Decision;
import dk.faelled.identity.session.Device;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.identity.session.Verdict;
import dk.faelled.identity.session.Wish;
import dk.faelled.identity.signin.Reasons;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Audit;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.PasswordDoor;
import dk.faelled.platform.signin.PasswordDoor.Tried;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From a name and a password to an answer (IDP-24). The password goes through the door of the sign-in page, and the one
 * decision says what else there must be (identity 4.5); only how it is asked for is of RADIUS.
 */
@Component
class RadiusSignIn {
    private final PasswordDoor door;
    private final Gate gate;
    private final Admissions admissions;
    private final SecondFactors factors;
    private final RadiusStates states;
    private final RadiusTelling telling;
    private final Accounts accounts;
    private final Persons persons;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** Why, in the log. */
    enum Why {
        /** the name, the password, or a lock after wrong ones */
        PASSWORD,
        /** the address of whoever types has guessed too much */
        SLOWED,
        /** the code of an app */
        CODE,
        /** it is another's, too old, or was used */
        STATE,
        DEVICE_SAID_NO,
        DEVICE_SAID_NOTHING,
        DEVICE_NOT_ASKED,
        /** several devices, and none of them is primary */
        NO_DEVICE_CHOSEN,
        /** what the client must be told could not be made */
        CLAIMS,
        /** CHAP or MS-CHAP, which would have us keep passwords that can be read */
        CHAP,
        /** 802.1X and its like */
        EAP,
        /** no name, or no password */
        NOTHING
    }

    private record Refused(String system, Why why) {}

    /** @param address of whoever signs in; empty where the client does not tell @param second always a second factor */
    record Asked(ServiceProvider provider, String userName, String password, String address, boolean second) {
        /** Whether a code may stand behind the password. */
        boolean mayNeedSecond() {
            return second
                    || provider.level().reaches(NsisLevel.SUBSTANTIAL)
                    || provider.policy() == SecondFactorPolicy.ALWAYS
                    || provider.policy() == SecondFactorPolicy.ALWAYS_UNKNOWN_NETWORK;
        }

        Wish wish() {
            return new Wish(NsisLevel.NONE, false, false, second);
        }

        @Override
        public String toString() {
            return "Asked[" + provider.id() + "]";
        }
    }

    RadiusSignIn(
            PasswordDoor door,
            Gate gate,
            Admissions admissions,
            SecondFactors factors,
            RadiusStates states,
            RadiusTelling telling,
            Accounts accounts,
            Persons persons,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.door = door;
        this.gate = gate;
        this.admissions = admissions;
        this.factors = factors;
        this.states = states;
        this.telling = telling;
        this.accounts = accounts;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** A name and a password, with a code behind it or not. */
    Outcome begin(Asked asked) {
        var typed = Typed.of(asked.password(), asked.mayNeedSecond());
        var tried = gate.through(() -> door.tries(asked.userName(), typed.password(), asked.address()));
        return switch (tried) {
            case Tried.Slowed _ -> no(asked.provider(), null, Why.SLOWED, "identity.radius.no.slowed");
            case Tried.Refused _ -> no(asked.provider(), null, Why.PASSWORD, "identity.radius.no.password");
            case Tried.Right(var who) -> {
                var proofs = Proofs.password(NsisLevel.SUBSTANTIAL, clock.instant());
                yield typed.code() == null
                        ? decide(asked, who.account(), proofs, false)
                        : code(asked, who.account(), proofs, typed.code());
            }
        };
    }

    /** A code that was asked for. @param state as the client brings it back */
    Outcome goOn(Asked asked, byte[] state) {
        var taken = states.take(state)
                .filter(one -> one.provider().equals(asked.provider().id()) && one.second() == asked.second())
                .filter(one -> isCalled(one.account(), asked.userName()));
        if (taken.isEmpty()) return no(asked.provider(), null, Why.STATE, "identity.radius.no.state");
        var proofs = Proofs.password(NsisLevel.SUBSTANTIAL, taken.get().passwordAt());
        return code(asked, taken.get().account(), proofs, asked.password());
    }

    private boolean isCalled(UUID account, String userName) {
        return accounts.find(account)
                .filter(found -> found.userName().equals(userName.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private Outcome code(Asked asked, UUID account, Proofs proofs, String code) {
        return factors.accepts(account, code)
                .map(level -> decide(asked, account, proofs.second(level, clock.instant()), true))
                .orElseGet(() -> no(asked.provider(), account, Why.CODE, "identity.radius.no.code"));
    }

    /** @param shown a second factor has been; another is not asked for */
    private Outcome decide(Asked asked, UUID account, Proofs proofs, boolean shown) {
        var decision = admissions.unattended(
                asked.provider(), account, asked.wish(), proofs, factors.of(account), asked.address());
        return switch (decision.verdict()) {
            case Verdict.In in -> in(asked.provider(), account, in.level(), shown);
            case Verdict.AskSecondFactor(var usable) when !shown -> second(asked, account, proofs, usable);
            case Verdict.AskSecondFactor _,
                    Verdict.NoDevice _,
                    Verdict.AskPassword _,
                    Verdict.AcceptTerms _,
                    Verdict.ChangePassword _,
                    Verdict.Locked _,
                    Verdict.Failed _,
                    Verdict.Activate _,
                    Verdict.NotAllowed _,
                    Verdict.BadRequest _,
                    Verdict.LevelImpossible _,
                    Verdict.Contradiction _,
                    Verdict.NotSilently _ -> stopped(asked.provider(), account, decision);
        };
    }

    private Outcome second(Asked asked, UUID account, Proofs proofs, List<Device> usable) {
        var device = factors.toAsk(account, usable);
        if (device.isPresent()) {
            var provider = asked.provider();
            return switch (factors.ask(account, device.get(), provider.name(), asked.userName())) {
                case YES -> decide(asked, account, proofs.second(device.get().level(), clock.instant()), true);
                case NO -> no(provider, account, Why.DEVICE_SAID_NO, "identity.radius.no.device");
                case NOBODY -> no(provider, account, Why.DEVICE_SAID_NOTHING, "identity.radius.no.nobody");
                case NOT_ASKED -> no(provider, account, Why.DEVICE_NOT_ASKED, "identity.radius.no.not-asked");
            };
        }
        if (!factors.hasApp(account, usable))
            return no(asked.provider(), account, Why.NO_DEVICE_CHOSEN, "identity.radius.no.chosen");
        var at = Optional.ofNullable(proofs.passwordAt()).orElseThrow();
        var state = transaction.execute(
                _ -> states.seal(new RadiusStates.State(asked.provider().id(), account, at, asked.second())));
        return new Outcome.Ask(Messages.text("identity.radius.ask"), java.util.Objects.requireNonNull(state));
    }

    private Outcome in(ServiceProvider provider, UUID account, NsisLevel level, boolean second) {
        var person = persons.ofAccount(account);
        var told = person.flatMap(one -> telling.of(provider.id(), one));
        if (told.isEmpty()) return no(provider, account, Why.CLAIMS, "identity.radius.no.claims");
        admissions.issued(provider, account, level, second);
        return new Outcome.In(told.get());
    }

    /** The password was right: so it is said why, and under which code the service desk sees the steps. */
    private Outcome stopped(ServiceProvider provider, UUID account, Decision decision) {
        var code = admissions.refused(provider, account, decision);
        var why =
                switch (decision.verdict()) {
                    case Verdict.AcceptTerms _ -> Messages.text("identity.radius.no.terms");
                    case Verdict.ChangePassword _ -> Messages.text("identity.radius.no.change");
                    default -> String.join(" ", Reasons.of(decision.verdict()));
                };
        return new Outcome.No(Messages.text("identity.radius.no.why", why, code));
    }

    /** Refused, and the log is told. @param account null where nobody is known */
    private Outcome no(
            ServiceProvider provider, @org.jspecify.annotations.Nullable UUID account, Why why, String message) {
        var entity = account == null ? ServiceProviders.entity(provider.id()) : "account:" + account;
        transaction.executeWithoutResult(
                _ -> audit.changed("identity.radius.refuse", entity, null, new Refused(provider.name(), why), null));
        return new Outcome.No(Messages.text(message));
    }

    /** What cannot be answered here at all. */
    Outcome unanswerable(ServiceProvider provider, Why why) {
        return no(provider, null, why, "identity.radius.no." + why);
    }
}
