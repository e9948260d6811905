package dk.faelled.walls;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Files;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.Imports;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.key.IssueKey;
import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.platform.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * Two authorities whose rows have the same ids and keys: the neighbour's are a copy in which every unit is called
 * something else, so that a row from the wrong side is seen wherever it turns up.
 */
@TestComponent
class TwoAuthorities {
    static final String OWN = "10000001";
    static final String NEIGHBOUR = "10000002";
    static final String PASSWORD = "a wall has two sides";
    /** In the names of the one, and of the other. */
    static final String OWN_MARK = "Egenby";

    static final String NEIGHBOUR_MARK = "Naboby";
    private final Tenants tenants;
    private final Accounts accounts;
    private final Files files;
    private final Imports imports;
    private final KeyRegister keys;
    private Map<String, String> shared = Map.of();
    private Map<String, String> strangers = Map.of();
    private TenantId own = new TenantId(new UUID(0, 0));
    private TenantId neighbour = own;
    private int port;

    TwoAuthorities(Tenants tenants, Accounts accounts, Files files, Imports imports, KeyRegister keys) {
        this.keys = keys;
        this.tenants = tenants;
        this.accounts = accounts;
        this.files = files;
        this.imports = imports;
    }

    @EventListener
    void started(ApplicationStartedEvent event) throws IOException, SQLException {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web)
            port = java.util.Objects.requireNonNull(web.getWebServer()).getPort();
        own = tenants.create(OWN, "991", OWN_MARK, TenantInfo.Kind.MUNICIPALITY).id();
        neighbour = tenants.create(NEIGHBOUR, "992", NEIGHBOUR_MARK, TenantInfo.Kind.MUNICIPALITY)
                .id();
        tenants.bind("own.example", own);
        tenants.bind("neighbour.example", neighbour);
        for (var tenant : new TenantId[] {own, neighbour}) Tenant.run(tenant, this::users);
        load(own, csvSet(OWN_MARK, "", "6101501001", "6201501001"));
        var ownKey = key(own);
        try (var superuser = TestDatabase.database().superuser()) {
            job(superuser, own, OWN_MARK);
            Twin.copy(superuser, own, neighbour);
            Twin.rename(superuser, neighbour, OWN_MARK, NEIGHBOUR_MARK);
            load(neighbour, csvSet(NEIGHBOUR_MARK, "X", "6301501001", "6401501001"));
            job(superuser, neighbour, NEIGHBOUR_MARK);
            shared = Ids.shared(superuser, own, neighbour, ownKey);
            strangers = Ids.only(superuser, neighbour, own, key(neighbour));
        }
    }

    private void load(TenantId tenant, byte[] archive) throws IOException {
        Tenant.<IOException>run(tenant, () -> {
            try (var in = new ByteArrayInputStream(archive)) {
                var file = files.store(in, "set.zip", "application/zip", "import", archive.length);
                imports.loadNow("organisation.csv", file, new ImportOptions(true, false, "walls"));
            }
        });
    }

    /** A small organisation of another authority, with two persons. */
    void organisation(TenantId tenant, String firstCpr, String secondCpr) throws IOException {
        load(tenant, csvSet("Tredjeby", "", firstCpr, secondCpr));
    }

    private static void job(Connection superuser, TenantId tenant, String mark) throws SQLException {
        Twin.run(superuser, """
                        insert into job (tenant_id, id, kind, title, params, state, started_by, starter_name, locale, correlation)
                        values ('%s', gen_random_uuid(), 'walls.none', '%s', '{}', 'DONE',
                                'system:00000000-0000-0000-0000-000000000000', '%s', 'da', 'none')
                        """.formatted(tenant, mark, mark));
    }

    private UUID key(TenantId tenant) {
        return Tenant.call(
                tenant, () -> keys.issue(IssueKey.of("Nøgle", "", List.of("organisation.read"), null, null, null, null))
                        .id());
    }

    /** By kind, of objects that both have. */
    Map<String, String> shared() {
        return shared;
    }

    /** By kind, of objects that only the neighbour has. */
    Map<String, String> strangers() {
        return strangers;
    }

    private void users() {
        for (var role : BuiltInRole.values())
            accounts.keep(role.name(), "Bruger " + role, PASSWORD, Set.of(role), null);
    }

    TenantId own() {
        return own;
    }

    TenantId neighbour() {
        return neighbour;
    }

    Wire wire() {
        return new Wire(port);
    }

    /** Nobody yet, at an address that serves every authority. */
    /** A key with these rights, as many calls as a test likes. */
    static String key(Visitor administrator, Collection<String> permissions) {
        var wish = """
                {"name":"Nøgle","permissions":["%s"],"perSecond":5000,"burst":5000}
                """.formatted(String.join("\",\"", permissions));
        return administrator
                .send(administrator.withToken(Call.json("POST", "/api/platform/v1/api-keys", wish)))
                .json()
                .get("secret")
                .asString();
    }

    Visitor visitor() {
        return new Visitor(wire(), "localhost:" + port);
    }

    Visitor signedIn(String authority, BuiltInRole role) {
        var visitor = visitor();
        var answer = visitor.signIn(authority, role.name(), PASSWORD);
        if (answer.status() >= 400) throw new AssertionError("not signed in: " + answer);
        return visitor;
    }

    private static byte[] csvSet(String mark, String prefix, String cpr1, String cpr2) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            file(zip, "units.csv", """
                    key;name;parent_key;type;level;from;to;phone;email
                    %2$sTOP;%1$s Kommune;;Forvaltning%2$s;N1%2$s;2020-01-01;;;
                    %2$sCHILD;%1$s Skole;%2$sTOP;Skole%2$s;N2%2$s;2020-01-01;;70000001;skole@egenby.example
                    """.formatted(mark, prefix));
            file(zip, "persons.csv", """
                    cpr;key;given_name;surname;nickname;email;phone
                    %3$s;%2$sP1;Karen %1$s;Prøve;;karen@egenby.example;70000002
                    %4$s;%2$sP2;Bo %1$s;Prøve;;bo@egenby.example;70000003
                    """.formatted(mark, prefix, cpr1, cpr2));
            file(zip, "engagements.csv", """
                    key;person;unit_key;job_function;type;fraction;primary;from;to
                    %1$sE1;%1$sP1;%1$sCHILD;Lærer%1$s;Månedsløn%1$s;1;ja;2021-01-01;
                    %1$sE2;%1$sP2;%1$sTOP;Leder%1$s;Månedsløn%1$s;1;ja;2021-01-01;
                    """.formatted(prefix));
        }
        return bytes.toByteArray();
    }

    private static void file(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
