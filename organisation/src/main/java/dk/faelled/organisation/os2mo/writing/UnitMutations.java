package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Write;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units. */
@Component
class UnitMutations extends Mutations {
    private final Units units;

    UnitMutations(Units units) {
        super(Type.UNIT, "org_unit");
        this.units = units;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        mutation(wiring, "org_unit_create", one("create", this::create));
        mutation(wiring, "org_unit_update", one("update", this::update));
        mutation(wiring, "org_unit_terminate", one("terminate", this::terminate));
        mutation(wiring, "org_unit_delete", named("delete", this::delete));
    }

    private UUID create(Given given) {
        var id = Objects.requireNonNullElseGet(given.uuid("uuid"), UUID::randomUUID);
        var unit = new Unit(
                given.text("user_key", id.toString()),
                given.text("name", ""),
                given.reference("parent", UnitId::new),
                new ClassId(given.required("org_unit_type")),
                given.reference("org_unit_level", ClassId::new),
                given.reference("org_unit_hierarchy", ClassId::new),
                given.reference("time_planning", ClassId::new));
        units.write(List.of(new Write.Put<>(new UnitId(id), Segments.of(given.validity(), unit))), null);
        return id;
    }

    private UUID update(Given given) {
        var id = given.required("uuid");
        units.update(new UnitId(id), given.validity(), unit -> changed(unit, given), null);
        return id;
    }

    /** Absent keeps everything; null makes a root of the unit and is ignored otherwise. */
    private static Unit changed(Unit unit, Given given) {
        return new Unit(
                given.text("user_key", unit.userKey()),
                given.text("name", unit.name()),
                parent(unit, given),
                given.reference("org_unit_type", ClassId::new, unit.type()),
                kept(given, "org_unit_level", unit.level()),
                kept(given, "org_unit_hierarchy", unit.hierarchy()),
                kept(given, "time_planning", unit.timePlanning()));
    }

    private static @Nullable UnitId parent(Unit unit, Given given) {
        var parent = given.reference("parent", UnitId::new);
        if (parent != null) return parent;
        boolean toRoot = given.has("parent") && !given.asked().version().atMost(21);
        return toRoot ? null : unit.parent();
    }

    private static @Nullable ClassId kept(Given given, String name, @Nullable ClassId before) {
        var now = given.reference(name, ClassId::new);
        return now == null ? before : now;
    }

    private UUID terminate(Given given) {
        var id = given.required("uuid");
        units.terminate(new UnitId(id), given.off(), null);
        return id;
    }

    private UUID delete(UUID id) {
        units.delete(new UnitId(id), null);
        return id;
    }
}
