package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Actor;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Context;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.rights.CallerAccess;
import dk.faelled.platform.rights.CallerRights;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An owner changes what he or she owns, and nothing else. */
@ModuleTest
@Import(AuthorityFixture.class)
class OwnedTest extends OwnedSubtree {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
    private static final Validity ON = Validity.from(TODAY);

    @Autowired
    Addresses addresses;

    @Autowired
    Accounts accounts;

    @Autowired
    RoleBindings bindings;

    @Autowired
    ItSystems systems;

    @Autowired
    Associations associations;

    @Autowired
    RelatedUnits related;

    @Autowired
    dk.faelled.platform.Accounts signIns;

    @Autowired
    CallerAccess rights;

    /** The classes of employments are there before the owner comes, who may make none. */
    @BeforeEach
    void bodilIsEmployed() {
        authority.state(bodil, mine, "0");
    }

    private OwnerId owns(
            @Nullable UnitId unit,
            @Nullable PersonId person,
            @Nullable PersonId by,
            @Nullable String inference,
            Validity valid) {
        return owners.create(OwnerId.fresh(), valid, new Owner("o", unit, person, by, inference), null);
    }

    private void asOwner(Context.Act<RuntimeException> act) {
        var account = signIns.keep("ejer", "Eva Juhl", "owns-something-1", Set.of(BuiltInRole.OWNER), owner.value());
        var now = Context.current();
        new Context(
                        now.tenant(),
                        new Actor(Actor.Kind.PERSON, owner.value(), "Eva Juhl"),
                        now.locale(),
                        now.correlation())
                .run(() -> CallerRights.run(rights.ofAccount(account, owner.value()), act));
    }

    private void refused(ThrowingCallable act) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(act).satisfies(broken -> assertThat(broken.key())
                .isEqualTo("organisation.error.E_FORBIDDEN"));
    }

    @Test
    void theUnitAndAllBelowAreChangedAndNothingOutside() {
        asOwner(() -> {
            authority.units.update(mine, ON, u -> u.named("Skoler"), null);
            authority.units.update(below, ON, u -> u.named("Mellemtrin"), null);
            authority.job(bodil, below, ON);
            refused(() -> authority.units.update(other, ON, u -> u.named("Veje"), null));
            refused(() -> authority.units.update(top, ON, u -> u.named("Sønderby"), null));
            refused(() -> authority.job(bodil, other, ON));
        });
        assertThat(authority.units.find(below, AsOf.on(TODAY)).orElseThrow().name())
                .isEqualTo("Mellemtrin");
    }

    @Test
    void aMoveNeedsBothAndANewUnitItsParentSoNeverARoot() {
        asOwner(() -> {
            var fresh = authority.unit("SFO", below);
            authority.units.move(fresh, mine, ON, null);
            refused(() -> authority.units.move(fresh, other, ON, null));
            refused(() -> authority.units.move(fresh, null, ON, null));
            refused(() -> authority.units.move(other, mine, ON, null));
            refused(() -> authority.unit("Rod", null));
            refused(() -> authority.unit("Cykelsti", other));
            refused(() -> authority.units.delete(fresh, null));
            refused(() -> authority.person("Ny", "Person"));
            authority.units.terminate(fresh, ON, null);
        });
    }

    @Test
    void anEngagementIsMovedOnlyWithinWhatIsOwned() {
        var inside = authority.job(bodil, mine, Validity.from(START));
        var outside = authority.job(bodil, other, Validity.from(START));
        asOwner(() -> {
            authority.engagements.update(inside, ON, e -> e.in(below), null);
            refused(() -> authority.engagements.update(inside, ON, e -> e.in(other), null));
            refused(() -> authority.engagements.update(outside, ON, e -> e.in(mine), null));
        });
    }

    @Test
    void aUnitThatBeginsLaterIsOwnedByThePlaceWithWhichItBegins() {
        var later = authority.unit("Kommende", mine, Validity.from(TODAY.plusMonths(3)));
        asOwner(() -> authority.units.update(
                later, Validity.from(TODAY.plusMonths(4)), u -> u.named("Kommende skole"), null));
    }

    @Test
    void ownershipIsLostTheDayItEndsWhateverTheDayOfTheChange() {
        var past = authority.unit("Havn", top);
        owns(past, null, owner, null, new Validity(START, TODAY));
        var coming = authority.unit("Park", top);
        owns(coming, null, owner, null, Validity.from(TODAY.plusDays(1)));
        asOwner(() -> {
            // it was owned on the day of the change, but is not so now
            refused(() -> authority.units.update(past, Validity.from(START.plusYears(1)), u -> u.named("X"), null));
            refused(() -> authority.units.update(coming, Validity.from(TODAY.plusDays(2)), u -> u.named("X"), null));
        });
    }

    @Test
    void aPersonIsOwnedByNameOrByTheUnitOfThePrimaryEngagementOrAssociation() {
        var named = authority.person("Ida", "Bang");
        owns(null, named, owner, null, Validity.from(START));
        var primary = authority.aClass("primary_type", "primary");
        var inferred = authority.person("Per", "Dal");
        owns(null, inferred, null, "ENGAGEMENT", Validity.from(START));
        authority.engagements.create(
                EngagementId.fresh(), ON, authority.state(inferred, below, "1").ranked(primary), null);
        var member = authority.person("Kaj", "Eg");
        owns(null, member, null, "ASSOCIATION", Validity.from(START));
        associations.create(
                AssociationId.fresh(),
                ON,
                new Association(
                        "a",
                        member,
                        below,
                        authority.aClass("association_type", "Medlem"),
                        primary,
                        null,
                        null,
                        null,
                        null),
                null);
        var elsewhere = authority.person("Bo", "Fisker");
        owns(null, elsewhere, null, "ENGAGEMENT", Validity.from(START));
        authority.engagements.create(
                EngagementId.fresh(), ON, authority.state(elsewhere, other, "2").ranked(primary), null);
        asOwner(() -> {
            for (var person : List.of(named, inferred, member)) rename(person);
            refused(() -> rename(elsewhere));
            // an employment in an owned unit alone makes nobody owned
            authority.job(bodil, mine, ON);
            refused(() -> rename(bodil));
        });
    }

    private void rename(PersonId person) {
        authority.people.update(person, ON, p -> Person.named(p.userKey(), p.givenName(), p.surname() + " Juhl"), null);
    }

    @Test
    void whatIsTiedToAUnitIsJudgedByTheUnitElseByItsPerson() {
        var phone = authority.aClass("org_unit_address_type", "Telefon", "PHONE");
        var own = authority.aClass("employee_address_type", "Mobil", "PHONE");
        var system = systems.create(
                new ItSystemId(UUID.randomUUID()), Validity.ALWAYS, new ItSystem("AD", "AD", null), null);
        var foreign = accounts.create(
                ItUserId.fresh(),
                Validity.from(START),
                new ItUser("b", system, bodil, null, List.of(), null, null, null),
                null);
        var role = authority.aClass("role", "Læser");
        asOwner(() -> {
            addresses.create(
                    AddressId.fresh(),
                    ON,
                    new Address("33112233", mine, null, null, null, phone, "33112233", "", null),
                    null);
            refused(() -> addresses.create(
                    AddressId.fresh(),
                    ON,
                    new Address("33112233", null, bodil, null, null, own, "33112233", "", null),
                    null));
            // the account must be owned too, else an owner could give roles to anybody
            refused(() -> bindings.create(
                    new RoleBindingId(UUID.randomUUID()), ON, new RoleBinding("r", foreign, role, mine), null));
            refused(() ->
                    related.create(new RelatedUnitId(UUID.randomUUID()), ON, new RelatedUnit("k", mine, other), null));
            refused(() -> systems.create(
                    new ItSystemId(UUID.randomUUID()), Validity.ALWAYS, new ItSystem("X", "X", null), null));
        });
    }
}
