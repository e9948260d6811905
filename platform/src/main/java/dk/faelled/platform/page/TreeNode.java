package dk.faelled.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a tree.
 *
 * @param expanded whether its children are shown
 * @param expandHref the page on which it is unfolded, for those without JavaScript; null for a leaf
 * @param childrenHref where htmx gets its children ({@code ui/treeChildren}); null where they are here already
 */
public record TreeNode(
        String id,
        String text,
        String href,
        boolean current,
        boolean expanded,
        @Nullable String expandHref,
        @Nullable String childrenHref,
        List<TreeNode> children) {
    public static TreeNode leaf(String id, String text, String href, boolean current) {
        return new TreeNode(id, text, href, current, false, null, null, List.of());
    }

    /** Unfolded, with its children. */
    public static TreeNode open(
            String id, String text, String href, boolean current, String expandHref, List<TreeNode> children) {
        return new TreeNode(id, text, href, current, true, expandHref, null, children);
    }

    /** Folded; its children are fetched when it is unfolded. */
    public static TreeNode folded(
            String id, String text, String href, boolean current, String expandHref, String childrenHref) {
        return new TreeNode(id, text, href, current, false, expandHref, childrenHref, List.of());
    }

    public boolean leaf() {
        return expandHref == null;
    }
}
