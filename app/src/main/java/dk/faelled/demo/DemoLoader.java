package dk.faelled.demo;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.Units;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.DemoWorld;
import dk.faelled.platform.Files;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.Imports;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.operations.FirstOperator;
import dk.faelled.roles.SampleCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Søndby Kommune, Nordhavn Kommune and Region Midtfjord, loaded through the importers that everyone uses. */
@Component
class DemoLoader implements DemoWorld {
    private static final long SEED = 1849;
    private static final int OTHER_UNITS = 30;
    private static final int OTHER_PERSONS = 200;
    private final Tenants tenants;
    private final Accounts accounts;
    private final Files files;
    private final Imports imports;
    private final Clock clock;
    private final Units organisation;
    private final DemoPassword password;
    private final DemoOwner owner;
    private final ItSystems systems;
    private final SampleCatalogue catalogue;

    private record Authority(String cvr, String code, String name, String prefix, String host, TenantInfo.Kind kind) {}

    private record User(String name, String displayName, Set<BuiltInRole> roles) {}

    private static final List<Authority> AUTHORITIES = List.of(
            new Authority("29189999", "999", "Søndby Kommune", "SØ", "soendby", TenantInfo.Kind.MUNICIPALITY),
            new Authority("29189998", "998", "Nordhavn Kommune", "NO", "nordhavn", TenantInfo.Kind.MUNICIPALITY),
            new Authority("29190999", "1099", "Region Midtfjord", "RM", "midtfjord", TenantInfo.Kind.REGION));

    private static final List<User> USERS = List.of(
            new User("admin", "Astrid Administrator", Set.of(BuiltInRole.ADMINISTRATOR)),
            new User("redaktoer", "Rasmus Redaktør", Set.of(BuiltInRole.EDITOR)),
            new User("laeser", "Lise Læser", Set.of(BuiltInRole.READER)),
            new User("revisor", "Runa Revisor", Set.of(BuiltInRole.AUDITOR)));

    /** In an authority of its own, that of the operators, and in no other. */
    private static final User OPERATOR =
            new User("drift", "Dennis Drift", Set.of(BuiltInRole.OPERATOR, BuiltInRole.ADMINISTRATOR));

    /** Owns a part of the authority, as a person of it. */
    private static final String OWNER = "ejer";

    DemoLoader(
            Tenants tenants,
            Accounts accounts,
            Files files,
            Imports imports,
            Units units,
            Clock clock,
            DemoPassword password,
            DemoOwner owner,
            ItSystems systems,
            SampleCatalogue catalogue) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.files = files;
        this.imports = imports;
        this.clock = clock;
        this.organisation = units;
        this.password = password;
        this.owner = owner;
        this.systems = systems;
        this.catalogue = catalogue;
    }

    @Override
    public String load(String size) {
        var wanted = DemoSize.parse(size).orElse(DemoSize.SMALL);
        var secret = password.wanted();
        boolean same = password.given().filter(secret::equals).isPresent();
        boolean main = true;
        for (var authority : AUTHORITIES) {
            var tenant = tenants.create(authority.cvr(), authority.code(), authority.name(), authority.kind());
            tenants.bind(authority.host() + ".localhost", tenant.id());
            int units = main ? wanted.units() : OTHER_UNITS;
            int persons = main ? wanted.persons() : OTHER_PERSONS;
            Tenant.run(tenant.id(), () -> {
                // a load is all or nothing, so a start that was killed on the way is taken up here
                if (organisation.roots(AsOf.on(LocalDate.now(clock))).isEmpty())
                    organisation(authority, units, persons);
                catalogue();
                if (!same) keepUsers(secret);
            });
            main = false;
        }
        var drift = tenants.create(FirstOperator.CVR, "", "Drift", TenantInfo.Kind.OPERATOR);
        if (!same) Tenant.run(drift.id(), () -> keep(OPERATOR, secret));
        password.gave(secret);
        var names = String.join(", ", USERS.stream().map(User::name).toList()) + ", " + OWNER;
        return "Demo users: %s — at Søndby Kommune, Nordhavn Kommune and Region Midtfjord alike; drift — at Drift%nPassword:   %s%n"
                .formatted(names, secret);
    }

    /** Roles of those who have accounts. */
    private void catalogue() {
        systems.list(AsOf.on(LocalDate.now(clock)), null, 100).stream()
                .filter(system -> system.state().name().equals(Municipality.ACCOUNTS))
                .findFirst()
                .ifPresent(system -> {
                    catalogue.lay(system.id());
                    catalogue.attest();
                });
    }

    private void keepUsers(String secret) {
        for (var user : USERS) keep(user, secret);
        owner.of(LocalDate.now(clock))
                .ifPresent(somebody -> accounts.keep(
                        OWNER,
                        somebody.name(),
                        secret,
                        Set.of(BuiltInRole.OWNER),
                        somebody.person().value()));
    }

    private void keep(User user, String secret) {
        accounts.keep(user.name(), user.displayName(), secret, user.roles(), null);
    }

    private void organisation(Authority authority, int units, int persons) {
        var archive = Municipality.csvSet(
                authority.prefix(),
                authority.name(),
                authority.host() + ".example",
                units,
                persons,
                SEED + authority.cvr().hashCode(),
                LocalDate.now(clock));
        try (var in = new ByteArrayInputStream(archive)) {
            var file = files.store(in, authority.host() + ".zip", "application/zip", "import", archive.length);
            imports.loadNow("organisation.csv", file, new ImportOptions(true, false, "demo"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
