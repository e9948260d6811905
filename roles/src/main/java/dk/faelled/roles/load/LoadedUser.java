package dk.faelled.roles.load;

import dk.faelled.roles.Position;
import dk.faelled.roles.User;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as it is loaded, with what no rule looks at. @param closed whoever keeps accounts has said that it is gone */
record LoadedUser(
        User user,
        @Nullable String email,
        @Nullable String phone,
        @Nullable UUID nemlogin,
        boolean closed) {
    /** Whatever the order of positions and offices: loaders keep none. */
    boolean isSameAs(LoadedUser other) {
        return plain().equals(other.plain())
                && positions().equals(other.positions())
                && Set.copyOf(user.offices()).equals(Set.copyOf(other.user.offices()));
    }

    private LoadedUser plain() {
        return new LoadedUser(user.in(List.of()).holding(List.of()), email, phone, nemlogin, false);
    }

    private List<String> positions() {
        return user.positions().stream().map(Position::toString).sorted().toList();
    }
}
