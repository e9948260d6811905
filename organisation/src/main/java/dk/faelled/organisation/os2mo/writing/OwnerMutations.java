package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.PersonId;
import org.springframework.stereotype.Component;

/** Owners; who owns, or how the owner is found, is written with every change. */
@Component
class OwnerMutations extends Mutations<OwnerId, Owner> {
    OwnerMutations(Owners owners) {
        super(owners, OwnerId::new, "owner");
    }

    @Override
    Owner made(Given given, String key) {
        return owner(given.key(key), Holder.of(given), given);
    }

    @Override
    Owner changed(Owner owner, Given given) {
        return owner(given.kept("user_key", owner.userKey()), Holder.kept(given, owner.unit(), owner.person()), given);
    }

    private static Owner owner(String key, Holder owned, Given given) {
        return new Owner(
                key,
                owned.unit(),
                owned.person(),
                given.reference("owner", PersonId::new),
                given.text("inference_priority"));
    }
}
