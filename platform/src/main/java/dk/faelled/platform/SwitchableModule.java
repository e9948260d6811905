package dk.faelled.platform;

/**
 * A module that an authority may do without; a bean of the module. Modules without one are always in use. Its texts are
 * {@code <name>.name}, as in the menu, and {@code <name>.about}: what people lose with it.
 *
 * @param name the part of its packages, rights and kinds after {@code dk.faelled}: {@code roles}
 * @param order lower comes first, over all modules
 */
public record SwitchableModule(String name, int order) {}
