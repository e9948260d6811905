package dk.faelled.organisation.account;

import dk.faelled.organisation.RoleBinding;
import dk.faelled.organisation.RoleBindingChanged;
import dk.faelled.organisation.RoleBindingId;
import dk.faelled.organisation.RoleBindings;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import org.springframework.stereotype.Component;

/** The roles of accounts. */
@Component
class RoleBindingRegister extends StoredRegister<RoleBindingId, RoleBinding> implements RoleBindings {
    private static final Shape<RoleBindingId, RoleBinding> SHAPE = Shape.of(RoleBindingId.class, RoleBinding.class);

    RoleBindingRegister(Registers parts) {
        super(SHAPE, parts, RoleBindingChanged::new);
    }
}
