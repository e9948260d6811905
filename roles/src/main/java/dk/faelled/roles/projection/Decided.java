package dk.faelled.roles.projection;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystemId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the authority has decided about reading the organisation.
 *
 * @param domains by the IT system whose accounts are their users
 * @param levels the classes that are level 1 to 6, in this order
 * @param offices the association types that are honorary offices
 * @param uninherited engagements that give nothing that is assigned to units
 * @param unitsAreLoaded units come from others, not from here
 */
record Decided(
        Map<ItSystemId, Long> domains,
        List<ClassId> levels,
        Set<ClassId> offices,
        Set<EngagementId> uninherited,
        boolean unitsAreLoaded) {}
