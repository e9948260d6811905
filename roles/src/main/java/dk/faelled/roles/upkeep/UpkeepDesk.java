package dk.faelled.roles.upkeep;

import dk.faelled.platform.page.Formats;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.lookup.Refused;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a system of the catalogue in step with what the system says of itself: all of it or, where a rule is broken, nothing. */
@Component
@Transactional
class UpkeepDesk {
    private final JdbcClient sql;
    private final Asked asked;
    private final CatalogueTable catalogue;
    private final RoleSystemRegister systems;
    private final RightsUpkeep rights;
    private final KeptBeside beside;
    private final Lock lock;
    private final Allowed allowed;
    private final Clock clock;

    UpkeepDesk(
            JdbcClient sql,
            Asked asked,
            CatalogueTable catalogue,
            RoleSystemRegister systems,
            RightsUpkeep rights,
            KeptBeside beside,
            Lock lock,
            Allowed allowed,
            Clock clock) {
        this.sql = sql;
        this.asked = asked;
        this.catalogue = catalogue;
        this.systems = systems;
        this.rights = rights;
        this.beside = beside;
        this.lock = lock;
        this.allowed = allowed;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public long id(String called) {
        return asked.system(called).value().id().value();
    }

    @Transactional(readOnly = true)
    public long domain(@Nullable String name) {
        return asked.domain(name);
    }

    @Transactional(readOnly = true)
    public List<ManagedSystem.Line> all() {
        return lines("true");
    }

    /** Those that may be kept from outside. */
    @Transactional(readOnly = true)
    public List<ManagedSystem.Line> managed() {
        return lines("'EDITED_THROUGH_API' = any(flags) and kind in ('AD', 'SAML', 'MANUAL')");
    }

    private List<ManagedSystem.Line> lines(String which) {
        return sql.sql("""
                        select id, name, identifier
                          from role_system
                         where deleted_at is null and %s
                         order by id
                         limit 100000
                        """.formatted(which))
                .query((row, _) -> new ManagedSystem.Line(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    private Stored<ItSystem> editable(String called) {
        var stored = asked.system(called);
        var system = stored.value();
        var kind =
                switch (system.kind()) {
                    case AD, SAML, MANUAL -> true;
                    case KOMBIT, KSPCICS, NEMLOGIN -> false;
                };
        if (!kind || !system.is(ItSystem.Flag.EDITED_THROUGH_API))
            throw new Refused(HttpStatus.FORBIDDEN, "The it-system cannot be edited through the API: " + system.name());
        return stored;
    }

    @Transactional(readOnly = true)
    public ManagedSystem read(String called, @Nullable String domain) {
        var system = asked.system(called).value();
        var users = users(system, asked.domain(domain));
        return new ManagedSystem(
                system.name(),
                system.identifier(),
                beside.converts(system.id()),
                system.is(ItSystem.Flag.READONLY),
                catalogue.systemRolesOf(system.id()).stream()
                        .map(Stored::value)
                        .map(role -> new ManagedSystem.Role(
                                role.name(),
                                role.identifier(),
                                role.description(),
                                List.copyOf(users.getOrDefault(role.id(), List.of()))))
                        .toList());
    }

    /** Who has each of its system roles by hand today. */
    private Map<SystemRoleId, List<String>> users(ItSystem system, long domain) {
        var users = new HashMap<SystemRoleId, List<String>>();
        sql.sql("""
                        select distinct p.system_role_id, u.user_id, u.user_id_key
                          from user_role r
                          join user_role_part p on p.user_role_id = r.id
                          join user_assignment a on a.user_role_id = r.id
                          join role_user u on u.id = a.user_id
                         where r.system_id = :system
                           and r.deleted_at is null
                           and a.valid @> :day::date
                           and u.domain_id = :domain
                           and u.deleted_at is null
                         order by p.system_role_id, u.user_id_key
                        """)
                .param("system", system.id().value())
                .param("domain", domain)
                .param("day", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .query(row -> {
                    users.computeIfAbsent(new SystemRoleId(row.getLong(1)), _ -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return users;
    }

    public void write(
            String called, ManagedSystem said, boolean updateUsers, boolean maintain, @Nullable String domainName) {
        var stored = editable(called);
        allowed.demand(UpkeepApi.UPDATE, stored.value().id());
        long domain = asked.domain(domainName);
        lock.hold();
        var wanted = wanted(said);
        var system = stored.value();
        boolean readonly = Boolean.TRUE.equals(said.readonly());
        boolean converts = Boolean.TRUE.equals(said.convertRolesEnabled());
        keep(stored, said, readonly, maintain);
        beside.convert(system.id(), converts);
        var known = new LinkedHashMap<String, Stored<SystemRole>>();
        for (var role : catalogue.systemRolesOf(system.id()))
            known.put(role.value().identifier(), role);
        var created = rights.bringInStep(system, known, wanted, maintain);
        rights.remove(
                system,
                known.values().stream()
                        .map(Stored::value)
                        .filter(role -> !wanted.containsKey(role.identifier()))
                        .toList());
        if (converts) rights.convert(system);
        rights.assign(
                system,
                domain,
                readonly || updateUsers
                        ? wanted.values()
                        : created.stream().map(wanted::get).toList());
    }

    /** By identifier, in their order. */
    private static Map<String, ManagedSystem.Role> wanted(ManagedSystem said) {
        var wanted = new LinkedHashMap<String, ManagedSystem.Role>();
        for (var role : said.systemRoles()) {
            var identifier = role.identifier() == null ? "" : role.identifier().strip();
            if (identifier.isEmpty()) throw Refused.wrong("System roles with null/empty identifier not allowed");
            if (wanted.put(identifier, role) != null)
                throw Refused.wrong("System roles with the same identifier not allowed: " + identifier);
        }
        return wanted;
    }

    private void keep(Stored<ItSystem> stored, ManagedSystem said, boolean readonly, boolean maintain) {
        var system = stored.value();
        Set<ItSystem.Flag> flags = EnumSet.copyOf(system.flags());
        if (readonly) flags.add(ItSystem.Flag.READONLY);
        else flags.remove(ItSystem.Flag.READONLY);
        var name = maintain && said.name() != null && !said.name().isBlank()
                ? said.name().strip()
                : system.name();
        var identifier =
                maintain && said.identifier() != null && !said.identifier().isBlank()
                        ? said.identifier().strip()
                        : system.identifier();
        if (flags.equals(system.flags()) && name.equals(system.name()) && identifier.equals(system.identifier()))
            return;
        systems.change(
                system.id(),
                stored.version(),
                new WriteItSystem(
                        name,
                        identifier,
                        system.kind(),
                        system.domain(),
                        flags,
                        system.email(),
                        system.notes(),
                        system.portfolioEntry()));
    }
}
