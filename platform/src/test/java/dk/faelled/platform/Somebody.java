package dk.faelled.platform;

import dk.faelled.platform.rights.CallerRights;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A person of the current authority with certain rights. */
public record Somebody(UUID id, Set<String> held) {
    public static Somebody with(String... held) {
        return new Somebody(UUID.randomUUID(), Set.of(held));
    }

    public void does(Context.Act<RuntimeException> act) {
        does(Context.DANISH, act);
    }

    public void does(Locale locale, Context.Act<RuntimeException> act) {
        new Context(Tenant.current(), new Actor(Actor.Kind.PERSON, id, "Nogen"), locale, "prøve-prøve")
                .<RuntimeException>run(() -> CallerRights.run(held, act));
    }
}
