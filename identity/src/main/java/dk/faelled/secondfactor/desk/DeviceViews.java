package dk.faelled.secondfactor.desk;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Option;
import dk.faelled.secondfactor.own.Lines.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages about others' devices show. */
public final class DeviceViews {
    private DeviceViews() {}

    /** @param found null before anything was searched for; what was typed is not shown again, it may be a number */
    public record Search(@Nullable List<Line> found, boolean mayBind, Errors errors) {}

    public record Shown(Line device, List<Link> acts) {}

    public record Act(Line device, DeviceAct act, String reason, Errors errors) {}

    public record Bind(String deviceId, String level, String reason, List<Option> levels, Errors errors) {}
}
