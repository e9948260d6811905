package dk.faelled.roles.rights;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.rights.Forbidden;
import org.springframework.stereotype.Component;

/** Every act of the catalogue asks here itself, so that it holds whichever way it is called. */
@Component
public class Allowed {
    private final AccessDecider access;

    Allowed(AccessDecider access) {
        this.access = access;
    }

    public boolean has(String permission) {
        return access.may(permission);
    }

    public void demand(String permission) {
        if (!access.may(permission)) throw new Forbidden(permission);
    }
}
