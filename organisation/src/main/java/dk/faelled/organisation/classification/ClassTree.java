package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.classification.ClassTable.Branch;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.TreeNode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The classes of a facet as a tree, of which a branch is fetched when it is unfolded. */
@Component
class ClassTree {
    private final ClassTable table;

    ClassTree(ClassTable table) {
        this.table = table;
    }

    /** Unfolded down to the last of {@code path}. */
    List<TreeNode> of(FacetId facet, String facetKey, List<Branch> path, Moment moment) {
        var open = path.stream().map(Branch::id).toList();
        return nodes(table.roots(facet, moment.on()), facetKey, open, moment);
    }

    List<TreeNode> children(ClassId id, String facetKey, Moment moment) {
        return nodes(table.children(id, moment.on()), facetKey, List.of(), moment);
    }

    private List<TreeNode> nodes(List<Branch> rows, String facetKey, List<ClassId> open, Moment moment) {
        return rows.stream().map(row -> node(row, facetKey, open, moment)).toList();
    }

    private TreeNode node(Branch row, String facetKey, List<ClassId> open, Moment moment) {
        var id = row.id().toString();
        var here = moment.at(ClassPages.PATH + "/" + id);
        boolean current = !open.isEmpty() && open.getLast().equals(row.id());
        if (!row.hasChildren()) return TreeNode.leaf(id, row.label(), here, current);
        var tree = moment.at(ClassPages.PATH + "/tree", "facet", facetKey);
        if (open.contains(row.id()))
            return TreeNode.open(
                    id,
                    row.label(),
                    here,
                    current,
                    tree,
                    nodes(table.children(row.id(), moment.on()), facetKey, open, moment));
        return TreeNode.folded(
                id,
                row.label(),
                here,
                current,
                moment.at(ClassPages.PATH + "/tree", "facet", facetKey, "open", id),
                moment.at(ClassPages.PATH + "/" + id + "/children"));
    }
}
