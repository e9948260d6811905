package dk.faelled.roles.attestation;

import dk.faelled.Faelled;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Query;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Others;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.attestation.AttestationCalendar.Interval;
import dk.faelled.roles.attestation.AttestationSettings.Choice;
import dk.faelled.roles.attestation.AttestationSettings.Decision;
import dk.faelled.roles.attestation.AttestationSettings.Offsets;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.form.Filled;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small authority that attests: Anna leads it all, Bo the part S with S1 below it, Carla the part T. Eln and Bo work in S,
 * Ida in S1, Ole and Carla in T. R1 is an ordinary role, R2 a sensitive and R3 an extra-sensitive one.
 */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
abstract class Attesting {
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    static final LocalDate DEADLINE = TODAY.plusDays(AttestationCalendar.LEAD);

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    UserAssignments direct;

    @Autowired
    UnitAssignments onUnits;

    @Autowired
    AttestationSettings settings;

    @Autowired
    AttestationRuns runs;

    @Autowired
    AttestationDesk desk;

    @Autowired
    AttestationDecisions decisions;

    @Autowired
    AttestationHolding holding;

    @Autowired
    AttestedSystems attestedSystems;

    @Autowired
    AttestationMorning morning;

    ItSystemId system = new ItSystemId(0);
    final Map<String, UserRoleId> role = new HashMap<>();
    final Map<String, AssignmentId> given = new HashMap<>();
    AssignmentId placed = new AssignmentId(0);

    @BeforeEach
    void theAuthority() throws Exception {
        var others = new Others(context, "loadApi");
        transaction.executeWithoutResult(_ -> sql.sql("update account_domain set source = 'API_LOAD' where is_primary")
                .update());
        others.post("title", "[{\"uuid\":\"%s\",\"name\":\"Medarbejder\"}]".formatted(Others.id("Medarbejder")), 200);
        others.post(
                "organisation/v3",
                Others.organisation(
                        List.of("K<:anna", "S<K:bo", "S1<S", "T<K:carla"),
                        List.of("anna@K", "bo@S", "eln@S", "ida@S1", "ole@T", "carla@T")),
                200);
        system = systems.create(WriteItSystem.of("Fag", "FAG", ItSystem.Kind.SAML))
                .id();
        role("R1", Set.of());
        role("R2", Set.of(UserRole.Flag.SENSITIVE));
        role("R3", Set.of(UserRole.Flag.EXTRA_SENSITIVE));
        give("anna", "R1");
        give("bo", "R1");
        give("eln", "R1");
        give("ida", "R2");
        give("ole", "R3");
        placed = onUnits.assign(UnitAssignment.here(new AssignmentId(0), unit("S"), new Target.OfRole(id("R2"))), "")
                .id();
    }

    void role(String name, Set<UserRole.Flag> flags) {
        role.put(
                name,
                roles.create(system, WriteUserRole.of("Rolle " + name, name).with(flags))
                        .id());
    }

    UserRoleId id(String name) {
        return Objects.requireNonNull(role.get(name));
    }

    void give(String user, String name) {
        given.put(
                user + " " + name,
                direct.assign(AssignToUser.of(user(user), new Target.OfRole(id(name))))
                        .id());
    }

    AssignmentId given(String user, String name) {
        return Objects.requireNonNull(given.get(user + " " + name));
    }

    static UnitId unit(String name) {
        return new UnitId(Others.id(name));
    }

    UserId user(String name) {
        return new UserId(ask("select id from role_user where user_id = '" + name + "'", UUID.class)
                .getFirst());
    }

    <T> List<T> ask(String query, Class<T> type) {
        return Objects.requireNonNull(
                transaction.execute(_ -> sql.sql(query).query(type).list()));
    }

    /** As that user, with nothing but what everybody may do. */
    static Somebody as(String user) {
        return new Somebody(Others.id(user), Set.of(AttestationPages.EVERYBODY));
    }

    static <T> T by(Somebody who, Supplier<T> act) {
        var answer = new java.util.concurrent.atomic.AtomicReference<T>();
        who.does(() -> answer.set(act.get()));
        return answer.get();
    }

    void decided(LocalDate first, boolean removes, boolean demands) {
        settings.decide(new Decision(
                new AttestationCalendar(Interval.YEARLY, first),
                removes,
                demands,
                false,
                "",
                Choice.ALL,
                List.of(),
                Offsets.USUAL,
                settings.current().version()));
    }

    /** The ordinary run, begun today. */
    UUID begun() {
        decided(DEADLINE, true, false);
        return runs.start(TODAY).orElseThrow();
    }

    /** That of a unit in the run that goes on. */
    UUID of(String unit) {
        return ask(
                        "select a.id from attestation a join attestation_run r on r.id = a.run_id and not r.closed where a.unit_id = '"
                                + Others.id(unit) + "'",
                        UUID.class)
                .getFirst();
    }

    UUID of(Attestation.Kind kind) {
        return ask(
                        "select a.id from attestation a join attestation_run r on r.id = a.run_id and not r.closed where a.kind = '"
                                + kind + "'",
                        UUID.class)
                .getFirst();
    }

    AttestationView view(UUID id, String query) {
        return desk.view(id, new ListRequest("/x", Query.of(query)), Filled.nothing(), Errors.NONE);
    }

    /** Names of users with what was said of them. */
    List<String> states(UUID id) {
        return Objects.requireNonNull(view(id, "").users()).rows().stream()
                .map(row -> row.name().substring(0, row.name().indexOf(' ')) + " " + row.state())
                .toList();
    }

    void decide(UUID id, String user, AttestationDecision... lines) {
        var page = desk.user(id, user(user).value(), java.util.Optional.empty(), Filled.nothing(), Errors.NONE);
        var said = new HashMap<Long, AttestationDecision>();
        for (int i = 0; i < lines.length; i++) said.put(page.lines().get(i).row(), lines[i]);
        decisions.decide(id, user(user).value(), page.seen(), said, null);
    }

    void approvePlaced(UUID id) {
        var said = new HashMap<Long, AttestationDecision>();
        for (var line : view(id, "").placed()) said.put(line.assignment(), AttestationDecision.APPROVED);
        decisions.decidePlaced(id, said);
    }

    static AttestationDecision remove(String why) {
        return new AttestationDecision(AttestationDecision.Choice.DELETE, why);
    }
}
