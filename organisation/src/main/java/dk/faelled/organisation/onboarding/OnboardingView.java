package dk.faelled.organisation.onboarding;

import dk.faelled.organisation.editing.EditView;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a new employee.
 *
 * @param name as far as it is known
 * @param steps all of them, to go back to
 * @param here the address of this step
 * @param parts what is filled in: in this step, or, in the summary, in all
 * @param fields questions of the form; none in the summary
 * @param entry the entry that the form changes; null for a new one
 */
public record OnboardingView(
        String name,
        Step step,
        List<Link> steps,
        String here,
        String discard,
        List<Part> parts,
        List<EditView.Field> fields,
        Typed values,
        @Nullable String entry,
        boolean cprKept,
        Errors errors) {
    /** @param change where it is changed */
    public record Part(String title, String id, Map<String, String> facts, String change) {}

    public String title() {
        return name.isEmpty()
                ? dk.faelled.platform.page.Messages.text("organisation.onboarding.title")
                : dk.faelled.platform.page.Messages.text("organisation.onboarding.of", name);
    }
}
