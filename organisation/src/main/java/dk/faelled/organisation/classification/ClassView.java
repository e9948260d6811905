package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.classification.ClassTable.Branch;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class on a day; where it is not there that day, as it was last.
 *
 * @param period when it is there, in words
 * @param owner name of the unit that owns it; null for a common one
 * @param inUse how many objects refer to it that day
 */
public record ClassView(
        ClassId id,
        Classification state,
        boolean there,
        String period,
        String facetKey,
        @Nullable Link parent,
        @Nullable Link owner,
        List<Link> breadcrumb,
        List<Link> below,
        long inUse,
        Moment moment,
        boolean mayEdit) {
    private String path() {
        return ClassPages.PATH + "/" + id;
    }

    public String edit() {
        return moment.at(path() + "/edit");
    }

    public String end() {
        return moment.at(path() + "/end");
    }

    public String newBelow() {
        return moment.at(ClassPages.PATH + "/new", "facet", facetKey, "parent", id.toString());
    }

    public String history() {
        return moment.at("/organisation/history/class/" + id);
    }

    static Link link(Branch branch, Moment moment) {
        return new Link(branch.label(), moment.at(ClassPages.PATH + "/" + branch.id()));
    }
}
