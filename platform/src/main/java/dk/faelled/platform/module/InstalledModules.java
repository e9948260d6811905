package dk.faelled.platform.module;

import dk.faelled.platform.database.StartRefused;
import java.util.Collection;
import java.util.List;

/**
 * Of the modules that can be switched, what this installation has ({@code faelled.modules}).
 *
 * @param offered in the order of the menu
 * @param missing that nobody can switch on here
 */
record InstalledModules(List<String> offered, List<String> missing) {

    /**
     * @param declared in the order of the menu
     * @param wanted none: all of them
     * @throws StartRefused where one is wanted that is not there
     */
    static InstalledModules of(List<String> declared, Collection<String> wanted) {
        for (var name : wanted)
            if (!declared.contains(name))
                throw new StartRefused(
                        StartRefused.CONFIGURATION,
                        "faelled.modules: there is no module %s to switch on. There are %s; leave the key out for all."
                                .formatted(name, String.join(", ", declared)));
        if (wanted.isEmpty()) return new InstalledModules(List.copyOf(declared), List.of());
        return new InstalledModules(
                declared.stream().filter(wanted::contains).toList(),
                declared.stream().filter(name -> !wanted.contains(name)).toList());
    }
}
