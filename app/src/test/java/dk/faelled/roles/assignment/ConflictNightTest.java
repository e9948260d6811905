package dk.faelled.roles.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.ModuleTest;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a rule keeps apart and somebody has all the same is found by night. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class ConflictNightTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    ConflictNight night;

    @Autowired
    ConflictReading reading;

    @Autowired
    ConflictRules rules;

    @Autowired
    Mitigations mitigations;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private <T> List<T> ask(String query, Class<T> type) {
        return Objects.requireNonNull(
                transaction.execute(_ -> sql.sql(query).query(type).list()));
    }

    private ConflictRule.Choice right(String permission) {
        return new ConflictRule.Choice.Right(
                new SystemRoleId(ask("select id from system_role where identifier = '" + permission + "'", Long.class)
                        .getFirst()));
    }

    private UserId account(String name, BuiltInRole... roles) {
        return new UserId(accounts.keep(name, name, "a long enough word 1", Set.of(roles), null));
    }

    private List<String> told(UUID owner) {
        return ask(
                "select args from notice where recipient = '%s' and kind = 'roles.conflict.found' order by created_at, id"
                        .formatted(owner),
                String.class);
    }

    @Test
    void theOwnerIsToldOfWhoBreaksTheRuleAndOnceOfTheSame() {
        var owner = account("ejer").value();
        var rune = account("rune", BuiltInRole.AUDITOR);
        var rule = rules.create(new ConflictRule(
                0,
                "Log og indlæsning",
                Set.of(right("platform.audit.read")),
                Set.of(right("platform.import")),
                ConflictRule.Scope.ANY,
                ConflictRule.Severity.BLOCK,
                owner));
        night.search();
        assertThat(told(owner)).isEmpty();
        account("rune", BuiltInRole.EDITOR);
        for (int i = 0; i < 2; i++) night.search();
        assertThat(told(owner)).containsExactly("{\"rule\":\"Log og indlæsning\",\"count\":1}");
        var bodil = account("bodil", BuiltInRole.AUDITOR, BuiltInRole.EDITOR);
        night.search();
        assertThat(told(owner)).hasSize(2).last().asString().contains("\"count\":2");
        assertThat(read())
                .hasSize(2)
                .allMatch(one -> one.exemptUntil() == null && one.severity().equals("BLOCK"))
                .extracting(one -> one.user().userId() + ": " + one.left().identifier() + ", "
                        + one.right().identifier())
                .containsExactlyInAnyOrder("rune: AUDITOR, EDITOR", "bodil: AUDITOR, EDITOR");
        for (var one : List.of(rune, bodil)) mitigations.allow(rule.id(), one, "Leder ser med", TODAY.plusMonths(1));
        night.search();
        assertThat(told(owner)).hasSize(2);
        assertThat(read()).hasSize(2).allMatch(one -> TODAY.plusMonths(1).equals(one.exemptUntil()));
    }

    private List<ConflictAnswer> read() {
        var all = new ArrayList<ConflictAnswer>();
        reading.each(all::add);
        return all;
    }
}
