package dk.faelled.platform.module;

/** What was asked for belongs to a module that the authority does not use (404). */
public final class ModuleOff extends RuntimeException {
    private static final long serialVersionUID = 1;

    ModuleOff(Class<?> part) {
        super(part.getName() + " is of a module that is off");
    }
}
