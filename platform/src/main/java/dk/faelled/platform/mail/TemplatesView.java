package dk.faelled.platform.mail;

import java.util.List;

/** The texts that can be changed. */
public record TemplatesView(List<Line> lines) {
    public record Line(String kind, String label) {}
}
