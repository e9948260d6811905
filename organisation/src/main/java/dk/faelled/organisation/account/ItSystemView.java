package dk.faelled.organisation.account;

import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One IT system on a day.
 *
 * @param there whether it is in use that day; else it is shown as it was last
 * @param roles what an account in it can be given
 * @param edit where it is changed; this and the next two null for those who may not
 */
public record ItSystemView(
        ItSystem state,
        boolean there,
        String period,
        List<Link> roles,
        Moment moment,
        @Nullable String edit,
        @Nullable String end,
        @Nullable String newRole,
        String history) {
    public String list() {
        return moment.at(ItSystemPages.PATH);
    }
}
