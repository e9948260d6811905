package dk.faelled.roles.reach;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.rights.Grant;
import dk.faelled.roles.rights.Grants;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Of the one who acts now. A key holds what was handed out with it, a job what it needs: neither is limited. */
@Component
class HeldGrants implements Grants {
    private final GrantTable table;

    HeldGrants(GrantTable table) {
        this.table = table;
    }

    @Override
    public List<Grant> of(String right) {
        var actor = Context.current().actor();
        var whole = List.of(new Grant(actor.id(), null, null));
        if (actor.kind() != Actor.Kind.PERSON) return whole;
        var found = table.of(right, actor.id());
        if (!found.isEmpty()) return found;
        // held a moment ago, when the request began, but no more
        if (table.knows(actor.id())) throw new Forbidden(right);
        return whole;
    }

    @Override
    public Set<String> limited(Collection<String> rights) {
        var actor = Context.current().actor();
        return actor.kind() == Actor.Kind.PERSON && !rights.isEmpty() ? table.limited(rights, actor.id()) : Set.of();
    }
}
