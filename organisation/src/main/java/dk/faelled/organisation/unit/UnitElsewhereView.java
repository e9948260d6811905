package dk.faelled.organisation.unit;

import dk.faelled.platform.page.Link;
import java.util.List;

/** A unit on a day on which it is not there. @param links the days on which it is */
public record UnitElsewhereView(UnitFrame.Aside aside, List<Link> links) {}
