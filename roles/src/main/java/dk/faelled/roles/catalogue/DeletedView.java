package dk.faelled.roles.catalogue;

import java.util.List;

/** What was deleted in the last 30 days. */
public record DeletedView(List<Line> lines) {
    public record Line(String kind, String name, String at, String restore) {}
}
