package dk.faelled.roles.assignment;

import java.util.List;

/** All rules of separation of duties. */
public record ConflictsView(List<Line> rules) {
    public record Line(String name, String href, String left, String right, String severity) {}
}
