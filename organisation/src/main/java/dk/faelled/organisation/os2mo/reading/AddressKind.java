package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Classification;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Addresses; the scope of the type says how a value is to be read. */
final class AddressKind {
    /** @param type of the schema */
    record Resolved(String type, Map<String, String> values) {}

    private AddressKind() {}

    static Kind<Address> make() {
        var kind = Kind.of(AddressId.class, Address.class, "Address", "address", "address");
        kind.plain("user_key", Address::userKey);
        kind.plain("value", Address::value);
        kind.plain("value2", Address::value2);
        kind.one("address_type_response", "address_type", "address_type_uuid", Kinds::classes, Address::type);
        kind.one("visibility_response", "visibility", "visibility_uuid", Kinds::classes, Address::visibility);
        kind.one("person_response", "person", "employee_uuid", Kinds::person, Address::person);
        kind.one("person_response", "employee", "employee_uuid", Kinds::person, Address::person);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, Address::unit);
        kind.one("engagement_response", "engagement", "engagement_uuid", Kinds::engagement, Address::engagement);
        kind.one("ituser_response", "ituser", "ituser_uuid", Kinds::itUser, Address::itUser);
        kind.field("name", (part, field) -> byScope(part, field, AddressKind::name));
        kind.field("href", (part, field) -> byScope(part, field, AddressKind::href));
        kind.field("resolve", (part, field) -> byScope(part, field, AddressKind::resolved));
        kind.filter("employee", Filtered.refers("person_id", Kinds::person));
        kind.filter("employees", Filtered.uuids("person_id"));
        kind.filter("org_unit", Filtered.refers("unit_id", Kinds::unit));
        kind.filter("org_units", Filtered.uuids("unit_id"));
        kind.filter("address_type", Filtered.refers("type_id", Kinds::classes));
        kind.filter("address_types", Filtered.uuids("type_id"));
        kind.filter("address_type_user_keys", Filtered.keyed("type_id", Kinds::classes));
        kind.filter("engagement", Filtered.refers("engagement_id", Kinds::engagement));
        kind.filter("engagements", Filtered.uuids("engagement_id"));
        kind.filter("ituser", Filtered.refers("it_user_id", Kinds::itUser));
        kind.filter("visibility", Filtered.refers("visibility_id", Kinds::classes));
        return kind;
    }

    private static CompletableFuture<? extends @Nullable Object> byScope(
            Part<Address> part,
            DataFetchingEnvironment field,
            BiFunction<Address, String, ? extends @Nullable Object> value) {
        return new SegmentsOf<>(Kinds.CLASS, null)
                .about(part.state().type().value(), field)
                .thenApply(segments -> value.apply(part.state(), scope(segments)));
    }

    private static String scope(List<? extends Part<?>> segments) {
        if (segments.isEmpty()) return "TEXT";
        var scope = ((Classification) (Record) segments.getLast().state()).scope();
        return scope == null ? "TEXT" : scope;
    }

    /** As it is shown: both values of a text of two fields, joined. */
    private static String name(Address address, String scope) {
        var second = address.value2();
        if (!scope.equals("MULTIFIELD_TEXT") || second == null || second.isBlank()) return address.value();
        return address.value() + " :: " + second;
    }

    private static @Nullable String href(Address address, String scope) {
        return switch (scope) {
            case "PHONE" -> "tel:" + address.value();
            case "EMAIL" -> "mailto:" + address.value();
            default -> null;
        };
    }

    private static Resolved resolved(Address address, String scope) {
        var second = address.value2();
        if (!scope.equals("MULTIFIELD_TEXT")) return new Resolved("DefaultAddress", Map.of("value", address.value()));
        return new Resolved(
                "MultifieldAddress",
                Map.of("value", address.value(), "value2", second == null ? "" : second, "name", name(address, scope)));
    }
}
