package dk.faelled.organisation.page;

import dk.faelled.organisation.Register;
import dk.faelled.organisation.Type;
import dk.faelled.platform.NotFound;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The register of each type. */
@Component
public class AllRegisters {
    private final Map<Type, Register<?, ?>> registers = new EnumMap<>(Type.class);

    AllRegisters(List<Register<?, ?>> all) {
        all.forEach(r -> registers.put(r.type(), r));
    }

    public Register<?, ?> of(Type type) {
        return Objects.requireNonNull(registers.get(type));
    }

    /** @param table as in the address */
    public Register<?, ?> of(String table) {
        for (var register : registers.values()) if (register.type().table().equals(table)) return register;
        throw new NotFound("type " + table);
    }
}
