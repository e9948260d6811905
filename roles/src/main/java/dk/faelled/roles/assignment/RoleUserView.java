package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Link;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One user and all that he or she holds on a day.
 *
 * @param upcoming what is given by hand and has not begun
 * @param mine whether it is the reader's own page
 */
public record RoleUserView(
        UUID id,
        String name,
        String userId,
        boolean disabled,
        List<Place> positions,
        List<Line> held,
        List<Excepted> excepted,
        List<Line> upcoming,
        LocalDate day,
        LocalDate today,
        boolean mayAssign,
        boolean mine) {
    /** A position or an office. @param unitHref null for those who may not look there */
    public record Place(String what, String unit, @Nullable String unitHref) {}

    /** @param why null where there is nothing to explain @param actions what can be done about it */
    public record Line(
            String role,
            String system,
            boolean sensitive,
            String through,
            String period,
            @Nullable String why,
            List<Link> actions) {}

    public record Excepted(
            String role, String reason, @Nullable String href, String unit) {}

    public String here() {
        return RoleUserPages.PATH + "/" + id;
    }

    public boolean past() {
        return day.isBefore(today);
    }
}
