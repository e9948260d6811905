package dk.faelled.identity.provider;

import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object as it came; what is wrong is said at the member. */
public final class Member {
    private Member() {}

    /** @throws RuleBroken where it is absent */
    public static <T> T there(String name, @Nullable T value) {
        if (value == null) throw new RuleBroken("identity.provider.absent", name).at(name);
        return value;
    }

    /** @throws RuleBroken where it is absent, or one of them is null */
    public static <T> List<T> all(String name, @Nullable List<T> values) {
        if (there(name, values).stream().anyMatch(Objects::isNull))
            throw new RuleBroken("identity.provider.absent", name).at(name);
        return List.copyOf(there(name, values));
    }

    /** @throws RuleBroken where it is none of them, which are told */
    public static <E extends Enum<E>> E one(String name, @Nullable String value, Class<E> of) {
        for (var each : of.getEnumConstants()) if (each.name().equals(value)) return each;
        throw new RuleBroken("identity.provider.one-of", name, List.of(of.getEnumConstants())).at(name);
    }
}
