package dk.faelled.organisation.classification;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.TreeNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One facet and its classes, as a list or as a tree.
 *
 * @param list null where the tree is shown
 * @param hierarchy whether there is a tree to show
 */
public record ClassesView(
        List<Option> facets,
        String facet,
        String facetName,
        @Nullable ListView<ClassList.Row> list,
        List<TreeNode> tree,
        boolean hierarchy,
        Moment moment,
        boolean mayEdit) {
    public String asList() {
        return moment.at(ClassPages.PATH, "facet", facet);
    }

    public String asTree() {
        return moment.at(ClassPages.PATH + "/tree", "facet", facet);
    }

    public List<Link> tabs() {
        return List.of(
                new Link(Messages.text("organisation.class.list"), asList()),
                new Link(Messages.text("organisation.class.tree"), asTree()));
    }

    public String of(String otherFacet) {
        return moment.at(ClassPages.PATH, "facet", otherFacet);
    }

    public String fresh() {
        return moment.at(ClassPages.PATH + "/new", "facet", facet);
    }

    public String href(ClassList.Row row) {
        return moment.at(ClassPages.PATH + "/" + row.id());
    }
}
