package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.platform.Context;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a coded error says besides its key: a sentence in two languages, a status, and what the rule is about. */
final class ErrorContext {
    /** What the arguments of a rule are called, in their order. */
    private static final Map<ErrorKey, List<String>> ARGUMENTS = Map.ofEntries(
            Map.entry(ErrorKey.OUTSIDE_UNIT, List.of("org_unit_uuid", "valid_from", "valid_to")),
            Map.entry(ErrorKey.OUTSIDE_PERSON, List.of("employee_uuid", "valid_from", "valid_to")),
            Map.entry(ErrorKey.UNIT_NOT_FOUND, List.of("org_unit_uuid")),
            Map.entry(ErrorKey.PERSON_NOT_FOUND, List.of("employee_uuid")),
            Map.entry(ErrorKey.CLASS_NOT_FOUND, List.of("class_uuid")),
            Map.entry(ErrorKey.NOT_FOUND, List.of("uuid")),
            Map.entry(ErrorKey.ALREADY_EXISTS, List.of("uuid")),
            Map.entry(ErrorKey.MOVE_TO_CHILD, List.of("org_unit_uuid")),
            Map.entry(ErrorKey.UNIT_WITH_CHILDREN, List.of("child_count")),
            Map.entry(ErrorKey.UNIT_WITH_ROLES, List.of("roles")),
            Map.entry(ErrorKey.UNIT_WITH_CHILDREN_AND_ROLES, List.of("child_count", "roles")),
            Map.entry(ErrorKey.IT_USER_WITH_ROLE_BINDINGS, List.of("rolebinding_uuids")),
            Map.entry(ErrorKey.MISSING_REQUIRED_VALUE, List.of("field")));

    private ErrorContext() {}

    static Map<String, Object> of(RuleBroken broken) {
        var key = Arrays.stream(ErrorKey.values())
                .filter(k -> k.key().equals(broken.key()))
                .findAny()
                .orElse(null);
        var code = key == null ? ErrorKey.INVALID_INPUT.code() : key.code();
        var context = context(
                code, text(Locale.ENGLISH, broken), text(Context.DANISH, broken), key == null ? 400 : status(key));
        var names = key == null ? List.<String>of() : ARGUMENTS.getOrDefault(key, List.of());
        for (int i = 0; i < Math.min(names.size(), broken.arguments().size()); i++)
            context.put(names.get(i), plain(broken.arguments().get(i)));
        if (broken.field() instanceof String field) context.putIfAbsent("field", field);
        return context;
    }

    private static Object plain(Object argument) {
        return argument instanceof Number ? argument : argument.toString();
    }

    private static String text(Locale locale, RuleBroken broken) {
        return Messages.in(locale).get(broken.key(), broken.arguments().toArray());
    }

    static Map<String, Object> refused(String permission) {
        var context = context(
                ErrorKey.FORBIDDEN.code(),
                "The permission " + permission + " is needed.",
                "Det kræver rettigheden " + permission + ".",
                403);
        context.put("permission", permission);
        return context;
    }

    static Map<String, Object> unknown() {
        return context(
                "E_UNKNOWN",
                "The program has failed. The log of the server says why.",
                "Programmet har fejlet. Serverens log siger hvorfor.",
                500);
    }

    private static Map<String, Object> context(String code, String english, String danish, int status) {
        var context = new LinkedHashMap<String, Object>();
        context.put("error", true);
        context.put("description", english);
        context.put("status", status);
        context.put("error_key", code);
        context.put("description_da", danish);
        return context;
    }

    private static int status(ErrorKey key) {
        return switch (key) {
            case FORBIDDEN -> 403;
            case ALREADY_EXISTS, EXISTING_CPR -> 409;
            case NOT_FOUND, UNIT_NOT_FOUND, PERSON_NOT_FOUND, CLASS_NOT_FOUND -> 404;
            default -> 400;
        };
    }
}
