package dk.faelled.roles.catalogue;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;

/** Something of the catalogue is about to be deleted. @param holders how many lose by it */
public record Deletion(
        String name, List<Link> breadcrumb, String what, int holders, String action, String cancel, Errors errors) {
    /** More than these are not taken from anybody by a slip of the hand. */
    static final int MANY = 50;

    static void demand(String name, int holders, String typed) {
        if (holders > MANY && !typed.strip().equals(name))
            throw new RuleBroken("roles.delete.confirm.wrong", name).at("confirm");
    }

    public boolean typed() {
        return holders > MANY;
    }
}
