package dk.faelled.organisation.editing;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.Kle;
import dk.faelled.organisation.Leave;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RoleBinding;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Side;

/** What is asked of each kind of line, from either side. */
final class Sheets {
    private Sheets() {}

    static Sheet<?> of(Side side, Section section, boolean isNew) {
        return switch (section) {
            case ENGAGEMENTS -> engagement(side, isNew);
            case ADDRESSES -> address(side);
            case ASSOCIATIONS ->
                Sheet.of(Type.ASSOCIATION, Association.class)
                        .asks(side.other())
                        .requires("type")
                        .asks("primary", "substitute", "tradeUnion");
            case MANAGERS ->
                Sheet.of(Type.MANAGER, Manager.class)
                        .asks(side.other(), "type", "level", "responsibility", "engagement");
            case ITUSERS -> account(side);
            case ROLEBINDINGS -> Sheet.of(Type.ROLE_BINDING, RoleBinding.class).asks("itUser", "role", "unit");
            case ITASSOCIATIONS ->
                Sheet.of(Type.ASSOCIATION, Association.class).requires("itUser").asks("unit", "jobFunction", "primary");
            case KLE -> Sheet.of(Type.KLE, Kle.class).asks("number").requires("aspects");
            case OWNERS ->
                Sheet.of(Type.OWNER, Owner.class)
                        .asks(
                                side == Side.PERSON
                                        ? new String[] {"owner", "inferencePriority"}
                                        : new String[] {"owner"});
            case RELATED -> Sheet.of(Type.RELATED_UNIT, RelatedUnit.class).asks("other");
            case LEAVES -> Sheet.of(Type.LEAVE, Leave.class).asks("engagement", "type");
            case UNIT, PERSON, HISTORY -> throw new IllegalArgumentException(section.name());
        };
    }

    /** A link as seen from its second unit. */
    static Sheet<RelatedUnit> relatedFromTheOther() {
        return Sheet.of(Type.RELATED_UNIT, RelatedUnit.class).asks("unit");
    }

    private static Sheet<ItUser> account(Side side) {
        var sheet = Sheet.of(Type.IT_USER, ItUser.class).asks("itSystem").requires("userKey");
        return (side == Side.PERSON ? sheet.asks("engagements") : sheet).asks("externalId", "bindingType", "primary");
    }

    /** An employment may go to another unit, but never to another person. */
    private static Sheet<Engagement> engagement(Side side, boolean isNew) {
        var sheet = Sheet.of(Type.ENGAGEMENT, Engagement.class);
        if (isNew || side == Side.PERSON) sheet = sheet.asks(side.other());
        return sheet.asks("userKey", "type", "jobFunction", "primary", "fraction");
    }

    private static Sheet<Address> address(Side side) {
        var sheet = Sheet.of(Type.ADDRESS, Address.class);
        return side == Side.UNIT
                ? sheet.ofFacets("type", "org_unit_address_type", "manager_address_type")
                        .asks("value", "value2", "visibility")
                : sheet.ofFacets("type", "employee_address_type", "manager_address_type")
                        .asks("value", "value2", "visibility", "engagement");
    }
}
