package dk.faelled.identity.radius;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProviderFrame;
import dk.faelled.platform.page.Errors;
import java.util.List;

/** What the pages about clients of RADIUS show. */
public final class RadiusViews {
    private RadiusViews() {}

    /** @param listening where we are, in words */
    public record New(Fields form, String listening, Errors errors) {}

    /** @param since when the secret was given, in words @param counted since when packets are counted, in words */
    public record Edit(
            ProviderFrame frame,
            Fields form,
            String listening,
            String since,
            String counted,
            List<Count> counts,
            long strangers,
            Errors errors) {}

    /** @param what in words */
    public record Count(String what, long packets) {}

    /** Shown once. */
    public record Handed(ProviderFrame frame, String secret, String listening) {
        @Override
        public String toString() {
            return "Handed[]";
        }
    }
}
