package dk.faelled.platform.key;

import dk.faelled.platform.page.Shell;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of the authority. @param more the last one shown, where there are more */
public record KeysView(List<Line> keys, @Nullable UUID more) {

    /** @param usable whether it can be rotated and revoked */
    public record Line(
            UUID id,
            String name,
            String prefix,
            String status,
            Shell.Kind shade,
            String permissions,
            String networks,
            String expires,
            String lastUsed,
            boolean usable) {}
}
