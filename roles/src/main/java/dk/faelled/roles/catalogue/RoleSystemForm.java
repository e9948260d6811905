package dk.faelled.roles.catalogue;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.form.Filled;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about an IT system. @param system null for a new one */
public record RoleSystemForm(@Nullable ItSystem system, Filled in, Errors errors) {
    public String action() {
        return system == null ? RoleSystemPages.PATH + "/new" : RoleSystemPages.PATH + "/" + system.id() + "/edit";
    }

    public String cancel() {
        return system == null ? RoleSystemPages.PATH : RoleSystemPages.PATH + "/" + system.id();
    }

    public List<Option> kinds() {
        return RoleSystemList.kinds().stream()
                .filter(kind -> ItSystem.Kind.valueOf(kind.value()).isMadeByHand())
                .toList();
    }

    /** Only directories of accounts can be paused. */
    public List<Option> flags() {
        return Arrays.stream(ItSystem.Flag.values())
                .filter(flag -> flag != ItSystem.Flag.OURS)
                .filter(flag -> flag != ItSystem.Flag.PAUSED || system != null && system.kind() == ItSystem.Kind.AD)
                .map(flag -> new Option(flag.name(), Messages.text("roles.flag." + flag)))
                .toList();
    }
}
