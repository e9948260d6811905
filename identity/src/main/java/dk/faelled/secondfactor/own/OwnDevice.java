package dk.faelled.secondfactor.own;

import dk.faelled.platform.page.Errors;
import dk.faelled.secondfactor.own.Lines.Line;

/** One of one's own, whose name is changed or that is removed. */
public record OwnDevice(Line device, String name, boolean last, Errors errors) {}
