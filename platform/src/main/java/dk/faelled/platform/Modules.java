package dk.faelled.platform;

/**
 * Which modules the current authority uses (platform PLT-06). One that is switched off is in no menu, its pages and
 * interfaces answer that they are not in use, it offers no imports, searches, tasks or notices, and its schedules rest.
 * What it holds stays, and other modules go on reading it.
 */
public interface Modules {
    /** @param module by its short name; one that cannot be switched off is always on, and so are all for nobody */
    boolean isOn(String module);

    /** Whether the module is on that a class of ours belongs to. */
    default boolean isOn(Class<?> part) {
        var parts = part.getPackageName().split("\\.", 4);
        return parts.length < 3 || isOn(parts[2]);
    }

    /** Whether the module is on that something is declared by. @param id {@code module.noun.verb} */
    default boolean declares(String id) {
        return isOn(id.substring(0, Math.max(0, id.indexOf('.'))));
    }
}
