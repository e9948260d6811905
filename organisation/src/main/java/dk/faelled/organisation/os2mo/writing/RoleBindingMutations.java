package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.RoleBinding;
import dk.faelled.organisation.RoleBindingId;
import dk.faelled.organisation.RoleBindings;
import dk.faelled.organisation.UnitId;
import graphql.schema.idl.RuntimeWiring;
import org.springframework.stereotype.Component;

/** Role bindings. */
@Component
class RoleBindingMutations extends Mutations<RoleBindingId, RoleBinding> {
    RoleBindingMutations(RoleBindings bindings) {
        super(bindings, RoleBindingId::new, "rolebinding");
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        super.accept(wiring);
        makesSeveral(wiring, "rolebindings_create");
    }

    @Override
    RoleBinding made(Given given, String key) {
        return new RoleBinding(
                given.key(key),
                new ItUserId(given.required("ituser")),
                given.aClass("role"),
                given.reference("org_unit", UnitId::new));
    }

    @Override
    RoleBinding changed(RoleBinding binding, Given given) {
        return new RoleBinding(
                given.kept("user_key", binding.userKey()),
                given.kept("ituser", ItUserId::new, binding.itUser()),
                given.kept("role", ClassId::new, binding.role()),
                given.keptOrNone("org_unit", UnitId::new, binding.unit()));
    }
}
