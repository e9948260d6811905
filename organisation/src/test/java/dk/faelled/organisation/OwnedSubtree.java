package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A unit with one below and one beside it; Eva owns it with what is below, and Bodil is somebody's employee. */
abstract class OwnedSubtree {
    @Autowired
    AuthorityFixture authority;

    @Autowired
    Owners owners;

    UnitId top = UnitId.fresh();
    UnitId mine = UnitId.fresh();
    UnitId below = UnitId.fresh();
    UnitId other = UnitId.fresh();
    PersonId owner = PersonId.fresh();
    PersonId bodil = PersonId.fresh();

    @BeforeEach
    void aSubtreeThatSomebodyOwns() {
        top = authority.unit("Søndby", null);
        mine = authority.unit("Skole", top);
        below = authority.unit("Indskoling", mine);
        other = authority.unit("Vej", top);
        owner = authority.person("Eva", "Juhl");
        bodil = authority.person("Bodil", "Holm");
        owners.create(OwnerId.fresh(), Validity.from(START), new Owner("o", mine, null, owner, null), null);
    }
}
