package dk.faelled.secondfactor.own;

import dk.faelled.secondfactor.own.Lines.Line;
import java.util.List;

/** @param asked what one was asked lately, the newest first */
public record OwnDevicesView(List<Line> devices, List<Asked> asked) {
    public record Asked(String at, String server, String system, String device, String state) {}
}
