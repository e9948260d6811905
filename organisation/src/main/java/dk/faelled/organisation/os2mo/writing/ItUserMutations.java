package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import org.springframework.stereotype.Component;

/** Accounts, tied to several engagements by the newer name, to one by the older. */
@Component
class ItUserMutations extends Mutations<ItUserId, ItUser> {
    ItUserMutations(Accounts accounts) {
        super(accounts, ItUserId::new, "ituser");
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        super.accept(wiring);
        makesSeveral(wiring, "itusers_create");
    }

    @Override
    ItUser made(Given given, String key) {
        var holder = Holder.of(given);
        return new ItUser(
                given.demanded("user_key"),
                new ItSystemId(given.required("itsystem")),
                holder.person(),
                holder.unit(),
                engagements(given, List.of()),
                given.text("external_id"),
                given.text("binding_type"),
                given.classOrNone("primary"));
    }

    @Override
    ItUser changed(ItUser account, Given given) {
        var holder = Holder.kept(given, account.unit(), account.person());
        return new ItUser(
                given.kept("user_key", account.userKey()),
                given.kept("itsystem", ItSystemId::new, account.itSystem()),
                holder.person(),
                holder.unit(),
                engagements(given, account.engagements()),
                given.keptOrNone("external_id", account.externalId()),
                given.keptOrNone("binding_type", account.bindingType()),
                given.keptOrNone("primary", ClassId::new, account.primary()));
    }

    private static List<EngagementId> engagements(Given given, List<EngagementId> before) {
        var one = given.reference("engagement", EngagementId::new);
        if (one == null) return given.keptAll("engagements", EngagementId::new, before);
        if (given.input().get("engagements") != null) throw ErrorKey.INVALID_INPUT.broken("engagement, engagements");
        return List.of(one);
    }
}
