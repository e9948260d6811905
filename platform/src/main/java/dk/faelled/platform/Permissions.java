package dk.faelled.platform;

import java.util.List;

/** The permissions that one module declares, with the built-in roles that hold each. A bean of the module. */
public record Permissions(String module, List<Held> declared) {

    /** @param roles the built-in roles that hold it; administrators hold everything of their authority */
    public record Held(Permission permission, List<BuiltInRole> roles) {}

    public static Held held(Permission permission, BuiltInRole... roles) {
        return new Held(permission, List.of(roles));
    }
}
