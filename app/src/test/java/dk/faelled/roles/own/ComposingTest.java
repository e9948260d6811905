package dk.faelled.roles.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.ConflictRules;
import dk.faelled.roles.assignment.Mitigations;
import dk.faelled.roles.catalogue.UserRoleRegister;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Who holds two roles must not come to hold what a rule keeps apart because one of them is made of something else. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
@Import(Authority.class)
class ComposingTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    Authority here;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    ConflictRules rules;

    @Autowired
    Mitigations mitigations;

    private UserId bo = new UserId(new UUID(0, 0));
    private long rule;
    private UserId ida = bo;

    private UserRole composed(String identifier, String... permissions) {
        var role = here.compose(identifier, permissions);
        here.give(bo, role.id());
        return role;
    }

    @BeforeEach
    void whoIssuesKeysDoesNotReadTheLog() {
        bo = here.account("bo");
        ida = here.account("ida");
        rule = rules.create(new ConflictRule(
                        0,
                        "Nøgler og log",
                        Set.of(new ConflictRule.Choice.Right(here.right("platform.keys"))),
                        Set.of(new ConflictRule.Choice.Right(here.right("platform.audit.read"))),
                        ConflictRule.Scope.ANY,
                        ConflictRule.Severity.BLOCK,
                        UUID.randomUUID()))
                .id();
    }

    @Test
    void aRoleIsRefusedARightThatItsHoldersMustNotHaveBesideWhatTheyHave() {
        composed("KEYS", "platform.keys");
        var other = composed("OTHER", "platform.jobs.all");
        assertThatThrownBy(() -> roles.change(other.id(), 1, here.said("OTHER", "platform.audit.read")))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> {
                    assertThat(broken.key()).isEqualTo("roles.conflict");
                    assertThat(broken.field()).isEqualTo("parts");
                    assertThat(broken.arguments().toString()).contains("Nøgler og log", "KEYS", "OTHER", "bo");
                });
        assertThat(here.held(bo)).contains("platform.jobs.all").doesNotContain("platform.audit.read");
        mitigations.allow(rule, bo, "Leder ser med", TODAY.plusMonths(1));
        roles.change(other.id(), 1, here.said("OTHER", "platform.audit.read"));
        assertThat(here.held(bo)).contains("platform.keys", "platform.audit.read");
    }

    @Test
    void whatWasBrokenBeforeOrConcernsNobodyIsLeftAlone() {
        composed("KEYS", "platform.keys");
        var unheld = here.compose("UNHELD", "platform.jobs.all");
        roles.change(unheld.id(), 1, here.said("UNHELD", "platform.audit.read"));
        here.give(ida, unheld.id());
        var other = composed("OTHER", "platform.jobs.all");
        mitigations.allow(rule, bo, "Leder ser med", TODAY.plusMonths(1));
        roles.change(other.id(), 1, here.said("OTHER", "platform.audit.read"));
        mitigations.withdraw(rule, bo);
        roles.change(other.id(), 2, here.said("OTHER", "platform.audit.read", "platform.jobs.all"));
        assertThat(here.held(bo)).contains("platform.keys", "platform.audit.read", "platform.jobs.all");
        assertThat(here.held(ida)).contains("platform.audit.read").doesNotContain("platform.keys");
    }
}
