package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import java.util.List;

/** All kinds of objects of the interface. */
final class Kinds {
    static final Kind<?> UNIT = UnitKind.make();
    static final Kind<?> PERSON = PersonKind.make();
    static final Kind<?> ENGAGEMENT = WorkKinds.engagement();
    static final Kind<?> LEAVE = WorkKinds.leave();
    static final Kind<?> ASSOCIATION = WorkKinds.association();
    static final Kind<?> MANAGER = WorkKinds.manager();
    static final Kind<?> OWNER = WorkKinds.owner();
    static final Kind<?> ADDRESS = AddressKind.make();
    static final Kind<?> IT_SYSTEM = AccountKinds.itSystem();
    static final Kind<?> IT_USER = AccountKinds.itUser();
    static final Kind<?> ROLE_BINDING = AccountKinds.roleBinding();
    static final Kind<?> KLE = ClassKinds.kle();
    static final Kind<?> RELATED_UNIT = UnitKind.related();
    static final Kind<?> FACET = ClassKinds.facet();
    static final Kind<?> CLASS = ClassKinds.classes();

    static final List<Kind<?>> ALL = List.of(
            UNIT,
            PERSON,
            ENGAGEMENT,
            LEAVE,
            ASSOCIATION,
            MANAGER,
            OWNER,
            ADDRESS,
            IT_SYSTEM,
            IT_USER,
            ROLE_BINDING,
            KLE,
            RELATED_UNIT,
            FACET,
            CLASS);

    private Kinds() {}

    static Kind<?> of(Type type) {
        return ALL.stream().filter(k -> k.type() == type).findAny().orElseThrow();
    }

    static Kind<?> unit() {
        return UNIT;
    }

    static Kind<?> person() {
        return PERSON;
    }

    static Kind<?> engagement() {
        return ENGAGEMENT;
    }

    static Kind<?> leave() {
        return LEAVE;
    }

    static Kind<?> association() {
        return ASSOCIATION;
    }

    static Kind<?> manager() {
        return MANAGER;
    }

    static Kind<?> owner() {
        return OWNER;
    }

    static Kind<?> address() {
        return ADDRESS;
    }

    static Kind<?> itSystem() {
        return IT_SYSTEM;
    }

    static Kind<?> itUser() {
        return IT_USER;
    }

    static Kind<?> roleBinding() {
        return ROLE_BINDING;
    }

    static Kind<?> kle() {
        return KLE;
    }

    static Kind<?> relatedUnit() {
        return RELATED_UNIT;
    }

    static Kind<?> facet() {
        return FACET;
    }

    static Kind<?> classes() {
        return CLASS;
    }
}
