package dk.faelled.organisation.os2mo.token;

import java.util.Set;

/** What the caller may here: {@code organisation.<type>.<verb>}, or the right of the pages that says the same of all types. */
public record Rights(Set<String> held) {
    private static final Set<String> WRITING = Set.of("create", "update", "terminate");
    private static final Set<String> NOT_WITH_ALL = Set.of("accesslog", "event_all");

    /** @throws Refused where the caller may not */
    public void require(String type, String verb) {
        if (!may(type, verb)) throw new Refused(id(type, verb));
    }

    public boolean may(String type, String verb) {
        return held.contains(id(type, verb)) || held.contains(broad(type, verb));
    }

    public boolean mayReadCpr() {
        return held.contains("platform.cpr.read");
    }

    /** @throws Refused where CPR numbers are not for the caller */
    public void requireCpr() {
        if (!mayReadCpr()) throw new Refused("platform.cpr.read");
    }

    static String id(String type, String verb) {
        return "organisation." + type + "." + verb;
    }

    private String broad(String type, String verb) {
        if (verb.equals("read")) return NOT_WITH_ALL.contains(type) ? "" : "organisation.read";
        if (!WRITING.contains(verb)) return "";
        return switch (type) {
            case "class", "facet" -> "organisation.class.edit";
            case "itsystem" -> "organisation.itsystem.edit";
            case "org", "file", "event_listener", "event_namespace" -> "";
            // who may change only what he or she owns: the registers see to that
            default -> held.contains("organisation.edit") ? "organisation.edit" : "organisation.edit.own";
        };
    }

    /** The caller lacks a permission. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String permission;

        Refused(String permission) {
            super("lacks " + permission);
            this.permission = permission;
        }

        public String permission() {
            return permission;
        }
    }
}
