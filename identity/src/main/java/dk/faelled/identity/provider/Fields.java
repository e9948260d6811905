package dk.faelled.identity.provider;

import dk.faelled.platform.RuleBroken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form as somebody types it, with what is typed kept when it is wrong. */
public record Fields(MultiValueMap<String, String> all) {
    public static Fields empty() {
        return new Fields(new LinkedMultiValueMap<>());
    }

    public Fields with(String name, String value) {
        all.add(name, value);
        return this;
    }

    public Fields with(String name, boolean set) {
        return set ? with(name, "yes") : this;
    }

    /** Empty where nothing is typed. */
    public String text(String name) {
        var found = all.getFirst(name);
        return found == null ? "" : found;
    }

    public boolean has(String name) {
        return has(name, "yes");
    }

    public boolean has(String name, String value) {
        return list(name).contains(value);
    }

    public List<String> list(String name) {
        return all.getOrDefault(name, List.of());
    }

    /** One a line. */
    public List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Null where nothing is typed. @throws RuleBroken where it is no number of minutes */
    @Nullable
    Duration minutes(String name) {
        var typed = text(name).strip();
        if (typed.isEmpty()) return null;
        if (!typed.matches("\\d{1,6}"))
            throw new RuleBroken(
                            "identity.provider.minutes", ServiceProvider.LEAST_MINUTES, ServiceProvider.MOST_MINUTES)
                    .at(name);
        return Duration.ofMinutes(Long.parseLong(typed));
    }

    /** @throws RuleBroken where it is none of them */
    public <E extends Enum<E>> E one(String name, Class<E> of) {
        for (var each : of.getEnumConstants()) if (each.name().equals(text(name))) return each;
        throw new RuleBroken("identity.provider.choose").at(name);
    }
}
