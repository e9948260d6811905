package dk.faelled.organisation;

import dk.faelled.platform.Cpr;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The persons of the organisation. */
public interface People extends Register<PersonId, Person> {
    /** A new person, there from the date of birth that the number tells, or since always. */
    PersonId add(PersonId id, Person person, @Nullable Cpr cpr, @Nullable String note);

    /**
     * The number as a person keeps it.
     *
     * @throws dk.faelled.platform.RuleBroken where it begins with no possible date
     */
    SealedCpr sealed(Cpr cpr);

    /** The number in clear; that somebody read it is logged. */
    Optional<Cpr> readCpr(PersonId person, String purpose);

    /** Persons with the number on that day; migrated data may hold two. */
    List<PersonId> withCpr(Cpr cpr, AsOf asOf);

    /** The same of many numbers; where two persons have one, either of them. */
    Map<Cpr, PersonId> withCprs(Collection<Cpr> cprs, AsOf asOf);

    Optional<PersonCard> card(PersonId person, AsOf asOf);

    /** By name, after the row that the page before ended with. */
    List<PersonRow> page(AsOf asOf, @Nullable PersonRow after, int size);

    /**
     * Ends everything that points to the person (engagements, addresses, accounts …) from the first day of {@code off} on,
     * or from its own later start; where {@code off} ends, it is there again from that day. The person stays.
     *
     * @param vacate manager roles become vacant instead of ending
     */
    void endAll(PersonId person, Validity off, boolean vacate, @Nullable String note);
}
