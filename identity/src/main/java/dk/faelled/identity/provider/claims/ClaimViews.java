package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProviderFrame;
import dk.faelled.platform.page.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages about claims show. */
public final class ClaimViews {
    private ClaimViews() {}

    /** @param person a user name, as typed @param trial null where nobody is tried */
    public record All(
            ProviderFrame frame,
            List<Line> lines,
            String person,
            @Nullable Trial trial,
            Errors errors) {}

    /** @param kind in words @param value in words */
    public record Line(String name, String kind, String value, boolean required, boolean single, String href) {}

    /**
     * What would be if the person signed in now with a password.
     *
     * @param verdict in words @param steps of the decision, in words @param values what the system would be told
     * @param choices the person would have to make, in words @param whole what would be sent; empty where that is not known
     */
    public record Trial(
            String person,
            String verdict,
            List<String> steps,
            List<Value> values,
            List<String> failures,
            List<String> choices,
            String json,
            String whole) {}

    /** On the way to a system. @param action where the form goes */
    public record Choosing(String action, String system, List<Asked> asked, Errors errors) {}

    /** @param field of the form @param name of the claim @param chosen empty for nothing yet */
    public record Asked(String field, String name, List<String> values, String chosen) {}

    public record Value(String name, String text) {}

    /** @param remove path; empty for a new one */
    public record Edit(ProviderFrame frame, String action, Fields form, String remove, Errors errors) {}
}
