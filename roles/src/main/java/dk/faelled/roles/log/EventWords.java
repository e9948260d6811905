package dk.faelled.roles.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our acts and objects, by the words that readers of the log know. */
final class EventWords {
    private static final Map<String, String> KINDS = Map.of(
            "unit", "ORGUNIT",
            "role-user", "USER",
            "role-system", "ITSYSTEM",
            "system-role", "SYSTEMROLE",
            "user-role", "USERROLE",
            "role-group", "ROLEGROUP",
            "title", "TITLE",
            "engagement", "POSITION",
            "tenant", "SETTING",
            "api-key", "CLIENT");

    private EventWords() {}

    /** @param kind the part of our entity before the colon */
    static @Nullable String entity(String kind) {
        return KINDS.get(kind);
    }

    /** @param group whether it is about a role group; else about a user role */
    static String event(String action, boolean group) {
        var verb = action.substring(action.lastIndexOf('.') + 1);
        return switch (action) {
            case "roles.assignment.create" -> group ? "ASSIGN_ROLE_GROUP" : "ASSIGN_USER_ROLE";
            case "roles.assignment.update" -> group ? "EDIT_ROLE_GROUP_ASSIGNMENT" : "EDIT_USER_ROLE_ASSIGNMENT";
            case "roles.assignment.delete" -> group ? "REMOVE_ROLE_GROUP" : "REMOVE_USER_ROLE";
            case "roles.substitute.create" -> "ADMIN_ASSIGNED_MANAGER_SUBSTITUTE";
            case "roles.setting.update", "roles.load.update" -> "SETTINGS_CHANGED";
            default ->
                switch (verb) {
                    case "create", "restore" -> "CREATE";
                    case "delete" -> "DELETE";
                    default -> "UPDATE";
                };
        };
    }
}
