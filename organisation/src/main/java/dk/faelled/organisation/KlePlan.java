package dk.faelled.organisation;

import java.util.List;

/** What the municipal subject plan says of its numbers beyond the classes of facet {@code kle_number}. */
public interface KlePlan {
    /** From the plan and from the keyword set, by phrase. */
    List<KleKeyword> keywords(KleNumber number);

    /** The numbers that took over when this one was moved; none where it was not. */
    List<KleNumber> replacedBy(KleNumber number);
}
