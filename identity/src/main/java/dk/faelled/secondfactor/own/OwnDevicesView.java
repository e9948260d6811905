package dk.faelled.secondfactor.own;

import dk.faelled.platform.page.Link;
import dk.faelled.secondfactor.own.Lines.Line;
import java.util.List;

/** @param ways other pages on which one adds a device @param asked what one was asked lately, the newest first */
public record OwnDevicesView(List<Line> devices, List<Link> ways, List<Asked> asked) {
    public record Asked(String at, String server, String system, String device, String state) {}
}
