package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** A unit as trees and lists show it. */
public record UnitRow(
        UnitId id, String userKey, String name, @Nullable UnitId parent, Validity valid, int childCount) {
    public boolean hasChildren() {
        return childCount > 0;
    }
}
