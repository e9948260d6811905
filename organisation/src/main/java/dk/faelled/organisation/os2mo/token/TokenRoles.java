package dk.faelled.organisation.os2mo.token;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The roles that a token names, and the permissions of the program that they stand for. */
@Configuration(proxyBeanMethods = false)
public class TokenRoles {
    private static final List<String> OBJECTS = List.of(
            "address",
            "association",
            "class",
            "employee",
            "engagement",
            "facet",
            "itsystem",
            "ituser",
            "kle",
            "leave",
            "manager",
            "org_unit",
            "owner",
            "related_unit",
            "rolebinding");
    private static final List<String> ONLY_READ = List.of(
            "accesslog",
            "actor",
            "configuration",
            "event",
            "event_listener",
            "event_namespace",
            "file",
            "health",
            "org",
            "registration",
            "version");
    private static final List<String> VERBS = List.of("read", "create", "update", "terminate", "delete", "refresh");
    private static final List<String> OF_EVENTS_AND_FILES = List.of(
            "create_event_listener",
            "delete_event_listener",
            "create_event_namespace",
            "delete_event_namespace",
            "list_files",
            "download_files",
            "upload_files",
            "fetch_event",
            "acknowledge_event",
            "send_event",
            "silence_event",
            "unsilence_event",
            "rerun_event",
            "read_event_all",
            "create_org");

    @Bean
    Permissions interfacePermissions() {
        return new Permissions(
                "organisation",
                all().map(role -> Permissions.held(
                                new Permission(permission(role), "API: " + role, "API: " + role),
                                BuiltInRole.ADMINISTRATOR))
                        .toList());
    }

    private static Stream<String> all() {
        return Stream.of(
                        OBJECTS.stream().flatMap(type -> VERBS.stream().map(verb -> verb + "_" + type)),
                        ONLY_READ.stream().map(type -> "read_" + type),
                        OF_EVENTS_AND_FILES.stream())
                .flatMap(names -> names);
    }

    /** {@code read_org_unit} is {@code organisation.org_unit.read}. */
    private static String permission(String role) {
        int end = role.indexOf('_');
        return Rights.id(role.substring(end + 1), role.substring(0, end));
    }

    /** @param machine whether no person stands behind the token */
    public static Set<String> permissions(Collection<String> roles, boolean machine) {
        var held = new HashSet<String>();
        for (var role : roles) held.addAll(permissions(role, machine));
        return Set.copyOf(held);
    }

    private static List<String> permissions(String role, boolean machine) {
        return switch (role) {
            case "admin" -> admin();
            case "reader" -> reader(machine);
            case "creator" -> of("create");
            case "updater" -> of("update");
            case "terminator" -> of("terminate");
            case "deleter" -> of("delete");
            case "refresher" -> of("refresh");
            case "writer" ->
                Stream.concat(
                                Stream.of("create", "update", "terminate", "delete", "refresh")
                                        .flatMap(verb -> of(verb).stream()),
                                // not bound to what he or she owns, should the token name an owner too
                                Stream.of("organisation.edit"))
                        .toList();
            case "owner" ->
                Stream.concat(reader(machine).stream(), Stream.of("organisation.edit.own"))
                        .toList();
            case "file_admin" ->
                List.of(permission("list_files"), permission("download_files"), permission("upload_files"));
            case "read_cpr" -> List.of("platform.cpr.read");
            case "class_admin" -> collection("class");
            case "facet_admin" -> collection("facet");
            case "itsystem_admin" -> collection("itsystem");
            default -> all().anyMatch(role::equals) ? List.of(permission(role)) : List.of();
        };
    }

    private static List<String> collection(String type) {
        return VERBS.stream().map(verb -> Rights.id(type, verb)).toList();
    }

    private static List<String> of(String verb) {
        return all().filter(role -> role.startsWith(verb + "_"))
                .map(TokenRoles::permission)
                .toList();
    }

    private static List<String> reader(boolean machine) {
        var held = new ArrayList<>(of("read"));
        held.remove(permission("read_event_all"));
        held.add("organisation.read");
        if (machine) held.add("platform.cpr.read");
        return held;
    }

    private static List<String> admin() {
        return Stream.of(
                        all().map(TokenRoles::permission),
                        Stream.of(
                                "organisation.read",
                                "organisation.edit",
                                "organisation.edit.own",
                                "organisation.class.edit",
                                "organisation.itsystem.edit",
                                "platform.cpr.read"))
                .flatMap(held -> held)
                .toList();
    }
}
