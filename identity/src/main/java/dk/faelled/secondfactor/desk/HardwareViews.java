package dk.faelled.secondfactor.desk;

import dk.faelled.platform.page.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages about code viewers show. */
public final class HardwareViews {
    private HardwareViews() {}

    /** @param state in words @param device number of the device that it is; empty for one that nobody has */
    public record Line(String serial, String state, String device, String used) {}

    /** @param begin of the serial numbers that are shown @param more after which the next page begins; null for the last */
    public record All(
            String begin, List<Line> lines, @Nullable String more) {}

    /** @param faults of a file, in words */
    public record Load(List<String> faults, Errors errors) {}

    /** @param act adjust, reset or deregister */
    public record Act(String serial, String act, String reason, Errors errors) {}
}
