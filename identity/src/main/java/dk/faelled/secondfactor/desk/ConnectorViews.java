package dk.faelled.secondfactor.desk;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pages about sign-in points show. */
public final class ConnectorViews {
    private ConnectorViews() {}

    public record Line(UUID id, String name, String kind, boolean anyOwner, String version) {}

    /** @param more after which the next page begins; null for the last */
    public record All(List<Line> lines, @Nullable UUID more) {}

    public record New(String name, String kind, List<Option> kinds, Errors errors) {}

    public record Edit(UUID id, String name, boolean anyOwner, String redirects, Errors errors) {}

    /** @param secret told once */
    public record Issued(String title, String lead, String secret, String back) {}

    public record Robot(String name, Errors errors) {}
}
