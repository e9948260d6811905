package dk.faelled.organisation.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a payroll file that was read to its end: one unit or employee, or a part of it. */
record OpusElement(String name, long line, Map<String, String> attributes, String text, List<OpusElement> children) {

    @Nullable
    OpusElement child(String wanted) {
        for (var child : children) if (child.name.equals(wanted)) return child;
        return null;
    }

    /** Of a child; empty where it is missing. */
    String text(String wanted) {
        var child = child(wanted);
        return child == null ? "" : child.text;
    }

    /** Of an attribute, else of the child of that name; empty where both are missing. */
    String either(String wanted) {
        var attribute = attributes.get(wanted);
        return attribute == null ? text(wanted) : attribute;
    }

    /** Where it stands; where it is missing, where this begins. */
    long line(String wanted) {
        var child = child(wanted);
        return child == null ? line : child.line;
    }
}
