package dk.faelled.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line on the card of a unit or a person: an engagement, an address, a manager role …
 *
 * @param kind the name of its class: engagement type, address type, manager type …
 * @param detail job function, manager level, value of the address, account name
 * @param scope scope of its class; of addresses the form of the value
 */
public record Line(
        Type type,
        UUID id,
        Validity valid,
        String userKey,
        @Nullable String kind,
        @Nullable String scope,
        @Nullable String detail,
        @Nullable UnitId unit,
        @Nullable String unitName,
        @Nullable PersonId person,
        @Nullable String personName) {}
