package dk.faelled.organisation.unit;

import dk.faelled.organisation.editing.Typed;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Before a unit ends. @param inTheWay what must end before it can */
public record UnitEndView(
        List<Link> breadcrumb, String action, String cancel, Typed values, List<Held> inTheWay, Errors errors) {
    /** @param href where it is seen; null where there is no page for it yet */
    public record Held(String kind, long count, @Nullable String href) {}
}
