package dk.faelled.roles.lookup;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Privileges;
import dk.faelled.roles.Profile;
import dk.faelled.roles.Stored;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.projection.RoleSettings;
import dk.faelled.roles.rule.OioBpp;
import dk.faelled.roles.rule.Profiling;
import dk.faelled.roles.rule.Resolution;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works out profiles from what is kept. */
@Component
@Transactional(readOnly = true)
class PrivilegeDesk implements Privileges {
    private final EffectiveRoles effective;
    private final CatalogueTable catalogue;
    private final RoleUserTable users;
    private final TreeTable tree;
    private final GivenTable given;
    private final RoleSettings settings;
    private final Tenants tenants;

    PrivilegeDesk(
            EffectiveRoles effective,
            CatalogueTable catalogue,
            RoleUserTable users,
            TreeTable tree,
            GivenTable given,
            RoleSettings settings,
            Tenants tenants) {
        this.effective = effective;
        this.catalogue = catalogue;
        this.users = users;
        this.tree = tree;
        this.given = given;
        this.settings = settings;
        this.tenants = tenants;
    }

    @Override
    public Profile of(UserId id, @Nullable ItSystemId system, LocalDate day) {
        var user = users.read(List.of(id)).stream()
                .filter(known -> !known.deleted())
                .findFirst()
                .orElseThrow(() -> new NotFound("role_user " + id));
        var holdings = effective.of(id, system, day);
        var known = catalogue.of(holdings.roles());
        var decided = settings.current();
        return new Profiling(
                        new Profiling.Authority(cvr(), decided.kombitDomain(), decided.failClosed()),
                        known,
                        new Resolution(tree.view()))
                .of(user, holdings, asked(known, system), given.direct(List.of(id), day));
    }

    private String cvr() {
        return tenants.find(Tenant.current()).orElseThrow().cvr();
    }

    private List<ItSystem> asked(Catalogue known, @Nullable ItSystemId system) {
        if (system == null)
            return known.userRoles().stream()
                    .map(UserRole::system)
                    .distinct()
                    .map(known::system)
                    .filter(Objects::nonNull)
                    .toList();
        Optional<ItSystem> one = catalogue.system(system).map(Stored::value);
        return List.of(one.orElseThrow(() -> new NotFound("role_system " + system)));
    }

    @Override
    public String encoded(Profile profile) {
        return OioBpp.encoded(profile.privileges());
    }
}
