package dk.faelled.roles.rule;

import dk.faelled.roles.Audience;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Position;
import dk.faelled.roles.Standing;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What one assignment says of one user in one place; its conditions must all hold. */
final class Judgement {
    private final OrganisationView organisation;

    Judgement(OrganisationView organisation) {
        this.organisation = organisation;
    }

    /** Wherever the user stands so that something may come of it. */
    List<Standing> standings(User user) {
        var standings = new ArrayList<Standing>();
        for (var position : user.positions())
            if (!position.doNotInherit()) standings.add(new Standing.InPosition(position));
        for (var unit : organisation.managedBy(user.id())) standings.add(new Standing.AsManager(unit));
        for (var unit : organisation.substitutedBy(user.id())) standings.add(new Standing.AsSubstitute(unit));
        if (!user.positions().isEmpty()) for (var office : user.offices()) standings.add(new Standing.InOffice(office));
        return standings;
    }

    /** @param assignment on the unit where the user stands, or on one above */
    Verdict of(UnitAssignment assignment, User user, Standing standing) {
        if (!assignment.inherit() && !assignment.unit().equals(standing.unit())) return Verdict.NOT_INHERITED;
        var audience = assignment.audience();
        var leading = audience.manager() || audience.substitutes();
        if (leading && !leads(audience, standing)) return Verdict.NOT_LEADING;
        if (!audience.functions().isEmpty() && !hasOffice(audience, standing)) return Verdict.NO_SUCH_OFFICE;
        if (!leading && audience.functions().isEmpty() && !(standing instanceof Standing.InPosition))
            return Verdict.NO_POSITION;
        if (!audience.exceptedUnits().isEmpty()
                && organisation.path(standing.unit()).stream().anyMatch(audience.exceptedUnits()::contains))
            return Verdict.EXCEPTED_UNIT;
        if (audience.exceptedUsers().contains(user.id())) return Verdict.EXCEPTED_USER;
        if (audience.titleMode() == TitleMode.NO) return Verdict.HELD;
        var titled = positions(user, standing).stream()
                .anyMatch(p -> p.title() != null && audience.titles().contains(p.title()));
        if (audience.titleMode() == TitleMode.NEGATIVE && titled) return Verdict.EXCEPTED_TITLE;
        if (audience.titleMode() == TitleMode.POSITIVE && !titled) return Verdict.OTHER_TITLE;
        return Verdict.HELD;
    }

    private static boolean leads(Audience audience, Standing standing) {
        return switch (standing) {
            case Standing.AsManager _ -> audience.manager();
            case Standing.AsSubstitute _ -> audience.substitutes();
            case Standing.InPosition _, Standing.InOffice _ -> false;
        };
    }

    private static boolean hasOffice(Audience audience, Standing standing) {
        return standing instanceof Standing.InOffice(var office)
                && audience.functions().contains(office.function());
    }

    /** Whose title counts: that of the position, else of any position that the user has in the same unit. */
    private static List<Position> positions(User user, Standing standing) {
        if (standing instanceof Standing.InPosition(var position)) return List.of(position);
        return user.positions().stream()
                .filter(p -> p.unit().equals(standing.unit()))
                .toList();
    }
}
