package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.UnitId;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Managers; a change that names nobody makes the role vacant. */
@Component
class ManagerMutations extends Mutations<ManagerId, Manager> {
    ManagerMutations(Managers managers) {
        super(managers, ManagerId::new, "manager");
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        super.accept(wiring);
        makesSeveral(wiring, "managers_create");
    }

    @Override
    Manager made(Given given, String key) {
        return new Manager(
                given.key(key),
                given.person(),
                new UnitId(given.required("org_unit")),
                given.aClass("manager_type"),
                given.aClass("manager_level"),
                given.references("responsibility", ClassId::new),
                given.reference("engagement", EngagementId::new));
    }

    @Override
    Manager changed(Manager manager, Given given) {
        return new Manager(
                given.kept("user_key", manager.userKey()),
                given.person(),
                given.kept("org_unit", UnitId::new, manager.unit()),
                given.keptOrNone("manager_type", ClassId::new, manager.type()),
                given.keptOrNone("manager_level", ClassId::new, manager.level()),
                responsibility(manager, given),
                engagement(manager, given));
    }

    /** None at all is no change either. */
    private static List<ClassId> responsibility(Manager manager, Given given) {
        var all = given.references("responsibility", ClassId::new);
        return all.isEmpty() ? manager.responsibility() : all;
    }

    private static @Nullable EngagementId engagement(Manager manager, Given given) {
        return given.has("engagement") ? given.reference("engagement", EngagementId::new) : manager.engagement();
    }
}
