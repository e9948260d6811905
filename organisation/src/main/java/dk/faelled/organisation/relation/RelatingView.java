package dk.faelled.organisation.relation;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.TreeNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trees of two organisations beside each other: a unit of the left, ticks in the right.
 *
 * @param unit the one that is linked; null before one is chosen
 * @param unitName empty before one is chosen
 * @param boxes of the right tree; empty where there is none, or too much of it
 * @param elsewhere how many links there are to units that are not among the boxes; they stay
 * @param outlook what would happen; null before it is asked for
 */
public record RelatingView(
        Moment moment,
        Asked asked,
        List<Option> organisations,
        List<TreeNode> tree,
        @Nullable String unit,
        String unitName,
        List<Box> boxes,
        boolean tooMany,
        int elsewhere,
        boolean mayEdit,
        @Nullable Outlook outlook,
        Errors errors) {
    /** What stands in the fields. @param from the day on which the links begin and end, as typed */
    public record Asked(String left, String right, String words, String from, String note) {}

    /** @param closed whether it may not be ticked @param open whether it is unfolded */
    public record Box(String id, String name, boolean ticked, boolean closed, boolean open, List<Box> below) {}

    /** Names of the units to which links begin and end. */
    public record Outlook(List<String> begin, List<String> end) {
        public boolean nothing() {
            return begin.isEmpty() && end.isEmpty();
        }
    }

    public String action() {
        return moment.at(RelatingPages.PATH);
    }
}
