package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.RoleBinding;
import dk.faelled.organisation.RoleBindingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IT systems, accounts and their roles. */
final class AccountKinds {
    /** Until that version external ids given as null mean nothing. */
    private static final int NO_EXTERNAL_ID_IGNORED = 29;

    private AccountKinds() {}

    static Kind<ItSystem> itSystem() {
        var kind = Kind.of(ItSystemId.class, ItSystem.class, "ITSystem", "itsystem", "itsystem");
        kind.plain("user_key", ItSystem::userKey);
        kind.plain("name", ItSystem::name);
        kind.plain("system_type", ItSystem::systemType);
        kind.from("roles_response", "roles", Kinds::classes, Link.column("it_system_id"));
        return kind;
    }

    static Kind<ItUser> itUser() {
        var kind = Kind.of(ItUserId.class, ItUser.class, "ITUser", "ituser", "it");
        kind.plain("user_key", ItUser::userKey);
        kind.plain("external_id", ItUser::externalId);
        kind.plain("binding_type", ItUser::bindingType);
        kind.one("person_response", "person", "employee_uuid", Kinds::person, ItUser::person);
        kind.one("person_response", "employee", "employee_uuid", Kinds::person, ItUser::person);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, ItUser::unit);
        kind.one("itsystem_response", "itsystem", "itsystem_uuid", Kinds::itSystem, ItUser::itSystem);
        kind.one("primary_response", "primary", "primary_uuid", Kinds::classes, ItUser::primary);
        kind.several(
                "engagements_responses", "engagements", "engagement_uuids", Kinds::engagement, ItUser::engagements);
        kind.one("engagement_response", "engagement", "engagement_uuid", Kinds::engagement, AccountKinds::engagement);
        kind.from("addresses_response", "addresses", Kinds::address, Link.column("it_user_id"));
        kind.from("rolebindings_response", "rolebindings", Kinds::roleBinding, Link.column("it_user_id"));
        filters(kind);
        return kind;
    }

    private static @Nullable EngagementId engagement(ItUser account) {
        List<EngagementId> all = account.engagements();
        return all.isEmpty() ? null : all.getFirst();
    }

    private static void filters(Kind<ItUser> kind) {
        kind.filter("employee", Filtered.refers("person_id", Kinds::person));
        kind.filter("employees", Filtered.uuids("person_id"));
        kind.filter("org_unit", Filtered.refers("unit_id", Kinds::unit));
        kind.filter("org_units", Filtered.uuids("unit_id"));
        kind.filter("itsystem", Filtered.refers("it_system_id", Kinds::itSystem));
        kind.filter("itsystem_uuids", Filtered.uuids("it_system_id"));
        kind.filter("engagement", Filtered.oneRefers("engagement_ids", Kinds::engagement));
        kind.filter("rolebinding", Filtered.referredByOrNot("it_user_id", Kinds::roleBinding));
        kind.filter("binding_types", Filtered.texts("binding_type"));
        kind.filter("primary", Filtered.refersOrNot("primary_id", Kinds::classes, 0));
        var ids = Filtered.texts("external_id");
        kind.filter("external_ids", (value, sentence, view) -> {
            if (value != null) return ids.sql(value, sentence, view);
            return sentence.asked().version().atMost(NO_EXTERNAL_ID_IGNORED) ? null : "t.external_id is null";
        });
    }

    static Kind<RoleBinding> roleBinding() {
        var kind = Kind.of(RoleBindingId.class, RoleBinding.class, "RoleBinding", "rolebinding", "rolebinding");
        kind.plain("user_key", RoleBinding::userKey);
        kind.one("ituser_response", "ituser", "ituser_uuid", Kinds::itUser, RoleBinding::itUser);
        kind.one("role_response", "role", "role_uuid", Kinds::classes, RoleBinding::role);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, RoleBinding::unit);
        kind.filter("org_unit", Filtered.refers("unit_id", Kinds::unit));
        kind.filter("org_units", Filtered.uuids("unit_id"));
        kind.filter("ituser", Filtered.refers("it_user_id", Kinds::itUser));
        kind.filter("role", Filtered.refers("role_id", Kinds::classes));
        return kind;
    }
}
