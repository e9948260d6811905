package dk.faelled.identity.session;

import static dk.faelled.identity.session.ProofsTest.at;
import static dk.faelled.secondfactor.NsisLevel.HIGH;
import static dk.faelled.secondfactor.NsisLevel.LOW;
import static dk.faelled.secondfactor.NsisLevel.NONE;
import static dk.faelled.secondfactor.NsisLevel.SUBSTANTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.session.Subject.PasswordDue;
import dk.faelled.identity.session.Verdict.Condition;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ten steps of the decision (identity 4.5), one by one, and what holds whatever is put in. */
class DecisionTest {
    private static final Proofs PASSWORD = Proofs.password(SUBSTANTIAL, at("08:00"));
    private static final Proofs BOTH = PASSWORD.second(SUBSTANTIAL, at("08:01"));

    private static RelyingParty party(NsisLevel level, SecondFactorPolicy policy) {
        return new RelyingParty(true, level, policy, Set.of(), Set.of(), Set.of(), false, Clocks.USUAL);
    }

    private static Wish wish(NsisLevel level) {
        return new Wish(level, false, false, false);
    }

    private static Surroundings when(Instant now) {
        return new Surroundings(now, false, false);
    }

    private static Device device(NsisLevel level) {
        return new Device(UUID.randomUUID(), level, false, false, null);
    }

    private static Subject person(NsisLevel level, Device... devices) {
        return new Subject(
                level, true, true, level != NONE, "dalby", Set.of("leder"), Set.of(), List.of(devices), PasswordDue.NO);
    }

    private static Subject locked(Set<Lock> locks) {
        return new Subject(NONE, true, true, false, "dalby", Set.of(), locks, List.of(), PasswordDue.NO);
    }

    private static Subject due(PasswordDue due) {
        return new Subject(NONE, true, true, false, "dalby", Set.of(), Set.of(), List.of(), due);
    }

    private static Verdict verdict(Wish wish, Proofs proofs, RelyingParty party, Subject subject, String time) {
        return Decision.of(wish, proofs, party, subject, when(at(time))).verdict();
    }

    private static final RelyingParty ANY = party(NONE, SecondFactorPolicy.DEPENDS);

    @Test
    void anInvalidRequestGetsAPageOfOurOwn() {
        var unknown = new RelyingParty(
                false, NONE, SecondFactorPolicy.NEVER, Set.of(), Set.of(), Set.of(), false, Clocks.USUAL);
        assertThat(verdict(Wish.ANY, BOTH, unknown, person(SUBSTANTIAL), "08:02"))
                .isEqualTo(new Verdict.BadRequest());
    }

    @Test
    void highIsImpossibleWhereTheAuthorityDoesNotOfferIt() {
        assertThat(verdict(wish(HIGH), BOTH, ANY, person(HIGH), "08:02")).isEqualTo(new Verdict.LevelImpossible(HIGH));
        var offering = new Surroundings(at("08:02"), false, true);
        var both = Proofs.both(HIGH, HIGH, at("08:01"));
        assertThat(Decision.of(wish(HIGH), both, ANY, person(HIGH), offering).verdict())
                .isEqualTo(new Verdict.In(HIGH, false, false));
    }

    @Test
    void nothingIsAskedOfWhoMustNotBeAsked() {
        var silent = new Wish(NONE, false, true, false);
        assertThat(verdict(silent, BOTH, ANY, person(NONE), "08:02")).isEqualTo(new Verdict.In(NONE, false, false));
        assertThat(verdict(silent, Proofs.NOTHING, ANY, person(NONE), "08:02")).isEqualTo(new Verdict.NotSilently());
        var contradicting = new Wish(NONE, true, true, false);
        assertThat(verdict(contradicting, BOTH, ANY, person(NONE), "08:02")).isEqualTo(new Verdict.Contradiction());
    }

    @Test
    void whoIsUnknownOrMustSignInAnewIsAskedForAPassword() {
        assertThat(Decision.of(Wish.ANY, BOTH, ANY, null, when(at("08:02"))).verdict())
                .isEqualTo(new Verdict.AskPassword());
        assertThat(verdict(new Wish(NONE, true, false, false), BOTH, ANY, person(NONE), "08:02"))
                .isEqualTo(new Verdict.AskPassword());
        assertThat(verdict(Wish.ANY, BOTH, ANY, person(NONE), "11:01")).isEqualTo(new Verdict.AskPassword());
    }

    @ParameterizedTest
    @EnumSource
    void whoIsLockedIsToldWhy(Lock lock) {
        assertThat(verdict(Wish.ANY, BOTH, ANY, locked(Set.of(lock)), "08:02"))
                .isEqualTo(new Verdict.Locked(Set.of(lock)));
    }

    @Test
    void conditionsAreSaidInTheirOrder() {
        var strict = new RelyingParty(
                true, NONE, SecondFactorPolicy.NEVER, Set.of(), Set.of("midtfjord"), Set.of("it"), true, Clocks.USUAL);
        assertThat(verdict(Wish.ANY, BOTH, strict, person(NONE), "08:02"))
                .isEqualTo(new Verdict.Failed(Condition.DOMAIN));
        var group = new RelyingParty(
                true, NONE, SecondFactorPolicy.NEVER, Set.of(), Set.of("dalby"), Set.of("it"), true, Clocks.USUAL);
        assertThat(verdict(Wish.ANY, BOTH, group, person(NONE), "08:02"))
                .isEqualTo(new Verdict.Failed(Condition.GROUP));
        var network = new RelyingParty(
                true,
                NONE,
                SecondFactorPolicy.NEVER,
                Set.of(),
                Set.of("dalby"),
                Set.of("it", "leder"),
                true,
                Clocks.USUAL);
        assertThat(verdict(Wish.ANY, BOTH, network, person(NONE), "08:02"))
                .isEqualTo(new Verdict.Failed(Condition.NETWORK));
        var home = new Surroundings(at("08:02"), true, false);
        assertThat(Decision.of(Wish.ANY, BOTH, network, person(NONE), home).verdict())
                .isEqualTo(new Verdict.In(NONE, false, false));
    }

    @Test
    void aLevelNeedsActivationPermissionAndTerms() {
        assertThat(verdict(wish(LOW), BOTH, ANY, person(NONE), "08:02")).isEqualTo(new Verdict.Activate(LOW));
        assertThat(verdict(wish(SUBSTANTIAL), BOTH, ANY, person(LOW), "08:02"))
                .isEqualTo(new Verdict.Activate(SUBSTANTIAL));
        var barred = new Subject(NONE, false, true, false, "dalby", Set.of(), Set.of(), List.of(), PasswordDue.NO);
        assertThat(verdict(wish(LOW), BOTH, ANY, barred, "08:02")).isEqualTo(new Verdict.NotAllowed(LOW));
        var unread = new Subject(LOW, true, false, true, "dalby", Set.of(), Set.of(), List.of(), PasswordDue.NO);
        assertThat(verdict(wish(LOW), BOTH, ANY, unread, "08:02")).isEqualTo(new Verdict.AcceptTerms());
    }

    @Test
    void onlyTheMissingStepIsAsked() {
        var key = device(SUBSTANTIAL);
        var person = person(SUBSTANTIAL, key);
        assertThat(verdict(wish(SUBSTANTIAL), BOTH, ANY, person, "08:30"))
                .isEqualTo(new Verdict.In(SUBSTANTIAL, false, false));
        assertThat(verdict(wish(SUBSTANTIAL), BOTH, ANY, person, "09:01"))
                .isEqualTo(new Verdict.AskSecondFactor(List.of(key)));
        assertThat(verdict(wish(SUBSTANTIAL), BOTH, ANY, person, "11:01")).isEqualTo(new Verdict.AskPassword());
    }

    @Test
    void aDeviceOfLevelLowIsEnoughForAlwaysAndNotForSubstantial() {
        var low = PASSWORD.second(LOW, at("08:01"));
        var person = person(SUBSTANTIAL, device(LOW));
        assertThat(verdict(Wish.ANY, low, party(NONE, SecondFactorPolicy.ALWAYS), person, "08:02"))
                .isEqualTo(new Verdict.In(LOW, false, false));
        assertThat(verdict(wish(SUBSTANTIAL), low, ANY, person, "08:02")).isEqualTo(new Verdict.NoDevice(SUBSTANTIAL));
    }

    @Test
    void aPersonWithoutLevelSatisfiesAlwaysWithAnyDevice() {
        var proofs = PASSWORD.second(LOW, at("08:01"));
        assertThat(verdict(Wish.ANY, proofs, party(NONE, SecondFactorPolicy.ALWAYS), person(NONE), "08:02"))
                .isEqualTo(new Verdict.In(NONE, false, false));
        assertThat(verdict(wish(LOW), proofs, party(NONE, SecondFactorPolicy.ALWAYS), person(NONE), "08:02"))
                .isEqualTo(new Verdict.Activate(LOW));
    }

    @Test
    void thePolicySaysWhenMoreIsAsked() {
        var person = person(NONE, device(NONE));
        var asked = new Verdict.AskSecondFactor(person.devices());
        assertThat(verdict(Wish.ANY, PASSWORD, party(NONE, SecondFactorPolicy.ALWAYS), person, "08:02"))
                .isEqualTo(asked);
        assertThat(verdict(Wish.ANY, PASSWORD, party(NONE, SecondFactorPolicy.ALWAYS_UNKNOWN_NETWORK), person, "08:02"))
                .isEqualTo(asked);
        assertThat(verdict(Wish.ANY, PASSWORD, party(NONE, SecondFactorPolicy.NEVER), person, "08:02"))
                .isInstanceOf(Verdict.In.class);
        assertThat(verdict(new Wish(NONE, false, false, true), PASSWORD, ANY, person, "08:02"))
                .isEqualTo(asked);
        var exempt = new RelyingParty(
                true, NONE, SecondFactorPolicy.ALWAYS, Set.of("dalby"), Set.of(), Set.of(), false, Clocks.USUAL);
        assertThat(verdict(Wish.ANY, PASSWORD, exempt, person, "08:02")).isInstanceOf(Verdict.In.class);
    }

    @Test
    void devicesComePrimaryFirstThenLastUsedAndLockedOnesNot() {
        var old = new Device(UUID.randomUUID(), LOW, false, false, at("06:00"));
        var used = new Device(UUID.randomUUID(), LOW, false, false, at("07:00"));
        var never = new Device(UUID.randomUUID(), LOW, false, false, null);
        var primary = new Device(UUID.randomUUID(), LOW, false, true, at("05:00"));
        var lost = new Device(UUID.randomUUID(), LOW, true, false, at("07:30"));
        var person = person(NONE, never, old, lost, used, primary);
        assertThat(verdict(Wish.ANY, PASSWORD, party(NONE, SecondFactorPolicy.ALWAYS), person, "08:02"))
                .isEqualTo(new Verdict.AskSecondFactor(List.of(primary, used, old, never)));
    }

    @Test
    void aPasswordThatIsTooOldIsChangedAndOneThatSoonWillBeIsRemindedOf() {
        assertThat(verdict(Wish.ANY, PASSWORD, ANY, due(PasswordDue.NOW), "08:02"))
                .isEqualTo(new Verdict.ChangePassword());
        assertThat(verdict(Wish.ANY, PASSWORD, ANY, due(PasswordDue.SOON), "08:02"))
                .isEqualTo(new Verdict.In(NONE, true, false));
    }

    @Test
    void theTraceTellsTheStepsAndNothingOfThePerson() {
        var decision = Decision.of(wish(LOW), PASSWORD, ANY, person(LOW), when(at("08:02")));
        assertThat(decision.trace())
                .containsExactly(
                        "1 valid=true",
                        "2 required=LOW",
                        "3 silent=false",
                        "4 password=true",
                        "4 locks=[]",
                        "5 condition=met",
                        "6 person=LOW",
                        "6 terms=true",
                        "7 second-factor=false",
                        "8 proved=false",
                        "9 change=NO",
                        "10 level=LOW");
    }

    @Property
    void whoeverIsInHasWhatIsRequiredAndMeetsEveryCondition(
            @ForAll("wishes") Wish wish,
            @ForAll("proofs") Proofs proofs,
            @ForAll("parties") RelyingParty party,
            @ForAll("subjects") Subject subject,
            @ForAll boolean known,
            @ForAll boolean high) {
        var where = new Surroundings(at("09:00"), known, high);
        var verdict = Decision.of(wish, proofs, party, subject, where).verdict();
        var required = wish.level().atLeast(party.level());
        if (wish.silent())
            assertThat(verdict)
                    .isNotInstanceOfAny(
                            Verdict.AskPassword.class,
                            Verdict.AskSecondFactor.class,
                            Verdict.Activate.class,
                            Verdict.ChangePassword.class);
        if (verdict instanceof Verdict.AskSecondFactor(var devices))
            assertThat(devices).isNotEmpty().allMatch(device -> device.level().reaches(required) && !device.locked());
        if (!(verdict instanceof Verdict.In in)) return;
        assertThat(in.level().reaches(required)).isTrue();
        assertThat(party.valid()).isTrue();
        assertThat(wish.anew()).isFalse();
        assertThat(subject.locks()).isEmpty();
        assertThat(subject.password()).isNotEqualTo(PasswordDue.NOW);
        assertThat(!party.knownNetworksOnly() || known).isTrue();
        assertThat(party.domains().isEmpty() || party.domains().contains(subject.domain()))
                .isTrue();
        if (required.reaches(LOW))
            assertThat(subject.allowed() && subject.terms()).isTrue();
        if (required.reaches(SUBSTANTIAL) || wish.secondFactor())
            assertThat(proofs.secondAt()).isNotNull();
    }

    @Property
    void aHigherLevelNeverNeedsLess(
            @ForAll("wishes") Wish wish,
            @ForAll NsisLevel lower,
            @ForAll("proofs") Proofs proofs,
            @ForAll("parties") RelyingParty party,
            @ForAll("subjects") Subject subject,
            @ForAll boolean known,
            @ForAll boolean high) {
        var where = new Surroundings(at("09:00"), known, high);
        var less = new Wish(wish.level().atMost(lower), wish.anew(), wish.silent(), wish.secondFactor());
        if (Decision.of(wish, proofs, party, subject, where).verdict() instanceof Verdict.In)
            assertThat(Decision.of(less, proofs, party, subject, where).verdict())
                    .isInstanceOf(Verdict.In.class);
    }

    @Provide
    Arbitrary<Wish> wishes() {
        var flag = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.of(NsisLevel.class), flag, flag, flag)
                .as(Wish::new);
    }

    @Provide
    Arbitrary<Proofs> proofs() {
        var level = Arbitraries.of(NsisLevel.class);
        var minutes = Arbitraries.integers().between(0, 300);
        var password = Combinators.combine(level, minutes)
                .as((proved, ago) -> Proofs.password(proved, at("09:00").minusSeconds(ago * 60L)));
        var second = Combinators.combine(password, level, minutes)
                .as((before, proved, ago) -> before.second(proved, at("09:00").minusSeconds(ago * 60L)));
        var both = Combinators.combine(level, level, minutes)
                .as((person, proved, ago) ->
                        Proofs.both(person, proved, at("09:00").minusSeconds(ago * 60L)));
        return Arbitraries.oneOf(password, second, both, Arbitraries.just(Proofs.NOTHING));
    }

    @Provide
    Arbitrary<RelyingParty> parties() {
        var flag = Arbitraries.of(true, true, true, false);
        var domains = Arbitraries.of(Set.<String>of(), Set.of("dalby"), Set.of("midtfjord"));
        return Combinators.combine(
                        flag,
                        Arbitraries.of(NsisLevel.class),
                        Arbitraries.of(SecondFactorPolicy.class),
                        domains,
                        domains,
                        Arbitraries.of(true, false))
                .as((valid, level, policy, exempt, only, known) ->
                        new RelyingParty(valid, level, policy, exempt, only, Set.of(), known, Clocks.USUAL));
    }

    @Provide
    Arbitrary<Subject> subjects() {
        var flag = Arbitraries.of(true, true, false);
        var level = Arbitraries.of(NsisLevel.class);
        var devices = level.map(DecisionTest::device).list().ofMaxSize(3);
        var locks = Arbitraries.of(
                Set.<Lock>of(), Set.<Lock>of(), EnumSet.of(Lock.ADMIN), EnumSet.of(Lock.DEAD, Lock.EXPIRED));
        return Combinators.combine(level, flag, flag, flag, locks, devices, Arbitraries.of(PasswordDue.class))
                .as((of, allowed, terms, activated, locked, has, due) ->
                        new Subject(of, allowed, terms, activated, "dalby", Set.of(), locked, has, due));
    }
}
