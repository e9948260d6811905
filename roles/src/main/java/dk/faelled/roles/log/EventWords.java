package dk.faelled.roles.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our acts and objects, by the words that readers of the log know. */
final class EventWords {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("unit", "ORGUNIT"),
            Map.entry("role-user", "USER"),
            Map.entry("role-system", "ITSYSTEM"),
            Map.entry("system-role", "SYSTEMROLE"),
            Map.entry("user-role", "USERROLE"),
            Map.entry("role-group", "ROLEGROUP"),
            Map.entry("title", "TITLE"),
            Map.entry("engagement", "POSITION"),
            Map.entry("tenant", "SETTING"),
            Map.entry("api-key", "CLIENT"),
            Map.entry("role-request", "REQUEST_APPROVE"),
            Map.entry("attestation", "ATTESTATION"),
            Map.entry("attestation-run", "ATTESTATION"));

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
            case "roles.request.ask" -> "REQUEST_ROLE_FOR";
            case "roles.request.ask-removal" -> "REQUEST_ROLE_REMOVAL_FOR";
            case "roles.request.approve" -> "APPROVE_REQUEST";
            case "roles.request.reject" -> "REJECT_REQUEST";
            case "roles.request.cancel" -> "CANCEL_REQUEST";
            case "roles.authorization.create" -> "AUTH_MANAGER_ADDED";
            case "roles.authorization.delete" -> "AUTH_MANAGER_REMOVED";
            case "roles.attestation.verify" -> "ATTESTED_ORGUNIT";
            case "roles.setting.update", "roles.load.update", "roles.attestation-setting.update" -> "SETTINGS_CHANGED";
            default ->
                switch (verb) {
                    case "create", "restore" -> "CREATE";
                    case "delete" -> "DELETE";
                    default -> "UPDATE";
                };
        };
    }
}
