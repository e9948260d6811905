package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Shell;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody holds a role, or does not.
 *
 * @param elsewhere how many assignments lie on units that have nothing to do with the user
 */
public record WhyView(
        String title,
        List<Link> breadcrumb,
        String answer,
        boolean held,
        List<Step> steps,
        int elsewhere,
        LocalDate day,
        LocalDate today) {
    /**
     * @param what the assignment, in words
     * @param href where it is; null for those who may not look there
     * @param standing as what the user stands, and the units from there up to the assignment; empty for none
     */
    public record Step(String what, @Nullable String href, String standing, String verdict, Shell.Kind kind) {}
}
