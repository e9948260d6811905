package dk.faelled.organisation.engagement;

import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One employment that is to go to another unit.
 *
 * @param obstacle why it cannot, as a sentence; null where nothing stands in the way
 * @param remark what follows that one may not expect; null for nothing
 */
public record Transfer(
        EngagementId id,
        String number,
        PersonId person,
        String name,
        UnitId unit,
        String unitName,
        @Nullable String job,
        @Nullable String obstacle,
        @Nullable String remark) {
    Transfer with(@Nullable String obstacle, @Nullable String remark) {
        return new Transfer(id, number, person, name, unit, unitName, job, obstacle, remark);
    }
}
