package dk.faelled.identity.session;

import dk.faelled.identity.session.Verdict.Condition;
import dk.faelled.secondfactor.NsisLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision at sign-in (identity 4.5): what is needed, what is there, and what happens next. A pure function of what it
 * is given; the steps it went through are kept, so that a service desk can see why (BEY-14).
 *
 * @param trace the steps in their order, {@code 7 second-factor=true}; nothing of who the person is
 */
public record Decision(Verdict verdict, List<String> trace) {
    public Decision {
        trace = List.copyOf(trace);
    }

    /** @param subject null where the session says of nobody yet */
    public static Decision of(
            Wish wish, Proofs proofs, RelyingParty party, @Nullable Subject subject, Surroundings where) {
        var deciding = new Deciding(wish, proofs, party, where);
        return new Decision(deciding.decide(subject), deciding.trace);
    }

    private static final class Deciding {
        private final Wish wish;
        private final Proofs proofs;
        private final RelyingParty party;
        private final Surroundings where;
        private final NsisLevel required;
        private final Clocks clocks;
        private final List<String> trace = new ArrayList<>();

        Deciding(Wish wish, Proofs proofs, RelyingParty party, Surroundings where) {
            this.wish = wish;
            this.proofs = proofs;
            this.party = party;
            this.where = where;
            required = wish.level().atLeast(party.level());
            clocks = party.clocks().demanding(required);
        }

        Verdict decide(@Nullable Subject subject) {
            step(1, "valid", party.valid());
            if (!party.valid()) return new Verdict.BadRequest();
            step(2, "required", required);
            if (required == NsisLevel.HIGH && !where.high()) return new Verdict.LevelImpossible(required);
            step(3, "silent", wish.silent());
            if (wish.silent() && wish.anew()) return new Verdict.Contradiction();
            var verdict = asked(subject);
            return wish.silent() && !(verdict instanceof Verdict.In) ? new Verdict.NotSilently() : verdict;
        }

        private Verdict asked(@Nullable Subject subject) {
            var password = subject != null && !wish.anew() && proofs.hasPassword(clocks, where.now());
            step(4, "password", password);
            if (subject == null || !password) return new Verdict.AskPassword();
            step(4, "locks", subject.locks());
            if (!subject.locks().isEmpty()) return new Verdict.Locked(subject.locks());
            var failed = failed(subject);
            step(5, "condition", failed == null ? "met" : failed);
            if (failed != null) return new Verdict.Failed(failed);
            var level = level(subject);
            return level != null ? level : second(subject);
        }

        private @Nullable Condition failed(Subject subject) {
            if (!party.domains().isEmpty() && !party.domains().contains(subject.domain())) return Condition.DOMAIN;
            if (!party.groups().isEmpty() && party.groups().stream().noneMatch(subject.groups()::contains))
                return Condition.GROUP;
            return party.knownNetworksOnly() && !where.knownNetwork() ? Condition.NETWORK : null;
        }

        private @Nullable Verdict level(Subject subject) {
            if (!required.reaches(NsisLevel.LOW)) return null;
            step(6, "person", subject.level());
            if (!subject.allowed()) return new Verdict.NotAllowed(required);
            if (!subject.activated() || !subject.level().reaches(required)) return new Verdict.Activate(required);
            step(6, "terms", subject.terms());
            return subject.terms() ? null : new Verdict.AcceptTerms();
        }

        private Verdict second(Subject subject) {
            var needed = needsSecond(subject);
            step(7, "second-factor", needed);
            var proved = proofs.hasSecond(clocks, where.now())
                    && proofs.secondLevel().reaches(required);
            step(8, "proved", proved);
            if (needed && !proved) {
                var usable = subject.devices().stream()
                        .filter(device -> !device.locked() && device.level().reaches(required))
                        .sorted(Device.ORDER)
                        .toList();
                step(8, "devices", usable.size());
                return usable.isEmpty() ? new Verdict.NoDevice(required) : new Verdict.AskSecondFactor(usable);
            }
            step(9, "change", subject.password());
            if (subject.password() == Subject.PasswordDue.NOW) return new Verdict.ChangePassword();
            var state = proofs.state(subject.counts(), clocks, where.now()).orElse(NsisLevel.NONE);
            // the person and the device would do, but the password was proved less surely than the system demands
            if (!state.reaches(required)) return new Verdict.AskPassword();
            step(10, "level", state);
            return new Verdict.In(state, subject.password() == Subject.PasswordDue.SOON, subject.owesTerms());
        }

        private boolean needsSecond(Subject subject) {
            if (required.reaches(NsisLevel.SUBSTANTIAL) || wish.secondFactor()) return true;
            return switch (party.policy()) {
                case NEVER, DEPENDS -> false;
                case ALWAYS -> !party.exempt().contains(subject.domain());
                case ALWAYS_UNKNOWN_NETWORK -> !where.knownNetwork();
            };
        }

        private void step(int number, String what, Object value) {
            trace.add(number + " " + what + "=" + value);
        }
    }
}
