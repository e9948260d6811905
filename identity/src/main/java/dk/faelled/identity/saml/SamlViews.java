package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProviderFrame;
import dk.faelled.identity.provider.history.Difference;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Passing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of SAML show. */
public final class SamlViews {
    private SamlViews() {}

    /** @param text what was wrong and what would be right @param code by which it is found in the log */
    public record Refusal(String text, String code) {}

    /**
     * A message that goes on through the browser.
     *
     * @param system to which it goes
     * @param action the address that takes it
     * @param parameter the name of the field
     */
    public record Post(
            String system,
            String action,
            String parameter,
            String message,
            @Nullable String relayState) implements Passing {}

    /** Signed out here, and not there. @param systems their names @param back where it goes on */
    public record Missed(List<String> systems, String back) {}

    /** A new system. */
    public record New(Fields form, Errors errors) {}

    /** One system: what it says of itself, and how it is answered. */
    public record Edit(
            ProviderFrame frame,
            Fields form,
            List<Line> told,
            List<Version> versions,
            @Nullable String failure,
            Errors errors) {}

    /** @param label in words @param values in words */
    public record Line(String label, List<String> values) {}

    /** @param back path; empty for the one that counts @param href where it is read @param changes where what is other in it is */
    public record Version(int number, String at, String href, String back, String changes) {}

    /** @param before number of the one it is compared with; empty for none @param back path; empty for the one that counts */
    public record Changes(ProviderFrame frame, int version, String before, List<Difference> differences, String back) {}
}
