package dk.faelled.organisation;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of objects. */
public enum Type {
    UNIT(UnitId.class, "unit", "org_unit", "Enhed"),
    PERSON(PersonId.class, "person", "person", "Person"),
    ENGAGEMENT(EngagementId.class, "engagement", "engagement", "Engagement"),
    ASSOCIATION(AssociationId.class, "association", "association", "Tilknytning"),
    MANAGER(ManagerId.class, "manager", "manager", "Leder"),
    ADDRESS(AddressId.class, "address", "address", "Adresse"),
    LEAVE(LeaveId.class, "leave", "leave", "Orlov"),
    IT_SYSTEM(ItSystemId.class, "it_system", "itsystem", "IT-system"),
    IT_USER(ItUserId.class, "it_user", "ituser", "IT-system"),
    ROLE_BINDING(RoleBindingId.class, "role_binding", "rolebinding", "Rollebinding"),
    KLE(KleId.class, "kle", "kle", "KLE"),
    OWNER(OwnerId.class, "owner", "owner", "owner"),
    RELATED_UNIT(RelatedUnitId.class, "related_unit", "related_unit", "Relateret Enhed"),
    FACET(FacetId.class, "facet", "facet", "Facet"),
    CLASS(ClassId.class, "class", "class", "Klasse");

    private static final Map<Class<?>, Type> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.id, Function.identity()));

    private final Class<? extends Id> id;
    private final String table;
    private final String eventKey;
    private final String functionName;

    Type(Class<? extends Id> id, String table, String eventKey, String functionName) {
        this.id = id;
        this.table = table;
        this.eventKey = eventKey;
        this.functionName = functionName;
    }

    public static Type of(Class<?> id) {
        return Objects.requireNonNull(BY_ID.get(id), id.getName());
    }

    /** The id as this type writes it. */
    public Id id(java.util.UUID value) {
        try {
            return id.getConstructor(java.util.UUID.class).newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The table of what is known today; {@code _history} and {@code _known} stand beside it. */
    public String table() {
        return table;
    }

    /** The routing key of its events. */
    public String eventKey() {
        return eventKey;
    }

    /** How OS2mo's error texts name what hangs on a unit. */
    public String functionName() {
        return functionName;
    }

    /** As the audit log names the object. */
    public String entity(java.util.UUID id) {
        return table + ":" + id;
    }
}
