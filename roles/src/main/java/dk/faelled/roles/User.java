package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A user (bruger): somebody's account, with all of it that the rules look at.
 *
 * @param extUuid what the source knows it by; the person's UUID where the organisation of Fælled is the source
 * @param userId account name, unique in its domain whatever the case
 * @param disabled cannot sign in, but keeps the roles
 * @param deleted gone, and holds nothing
 */
public record User(
        UserId id,
        UUID extUuid,
        String userId,
        String name,
        boolean disabled,
        boolean deleted,
        List<Position> positions,
        List<OfficeHeld> offices,
        Set<String> klePerforming,
        Set<String> kleInterest) {
    public User {
        positions = List.copyOf(positions);
        offices = List.copyOf(offices);
        klePerforming = Set.copyOf(klePerforming);
        kleInterest = Set.copyOf(kleInterest);
    }

    public static User of(UserId id, String userId, String name, List<Position> positions) {
        return new User(id, id.value(), userId, name, false, false, positions, List.of(), Set.of(), Set.of());
    }

    public User in(List<Position> positions) {
        return new User(id, extUuid, userId, name, disabled, deleted, positions, offices, klePerforming, kleInterest);
    }

    public User holding(List<OfficeHeld> offices) {
        return new User(id, extUuid, userId, name, disabled, deleted, positions, offices, klePerforming, kleInterest);
    }

    public User withKle(Set<String> performing, Set<String> interest) {
        return new User(id, extUuid, userId, name, disabled, deleted, positions, offices, performing, interest);
    }

    public User gone() {
        return new User(id, extUuid, userId, name, disabled, true, positions, offices, klePerforming, kleInterest);
    }

    public Set<UnitId> units() {
        return positions.stream().map(Position::unit).collect(Collectors.toSet());
    }
}
