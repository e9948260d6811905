package dk.faelled.roles.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Query;
import dk.faelled.roles.Workbook;
import dk.faelled.roles.attestation.AttestationCalendar.Interval;
import dk.faelled.roles.attestation.AttestationSettings.Choice;
import dk.faelled.roles.attestation.AttestationSettings.Decision;
import dk.faelled.roles.attestation.AttestationSettings.Offsets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A unit says of each account of those who work there whether it is to stay; whoever wants one gone is heard. */
class AttestedAccountsTest extends Attesting {
    private static final AttestationDecision STAYS = AttestationDecision.APPROVED;

    @Autowired
    AttestedAccounts accounts;

    @Autowired
    AttestationEvidence evidence;

    @Autowired
    Lists lists;

    @Autowired
    Tenants tenants;

    private void begun(boolean demands, String address) {
        settings.decide(new Decision(
                new AttestationCalendar(Interval.YEARLY, DEADLINE),
                true,
                demands,
                true,
                address,
                Choice.ALL,
                List.of(),
                Offsets.USUAL,
                settings.current().version()));
        runs.start(TODAY);
    }

    private List<String> states(UUID attestation, String query) {
        return lists
                .page(
                        AttestationAccountList.DEFINITION,
                        new ListRequest("/x", Query.of(query)),
                        Map.of("attestation", attestation))
                .rows()
                .stream()
                .map(row -> row.account() + " " + row.state())
                .toList();
    }

    private int decides(String who, UUID attestation, AttestationDecision said, String... users) {
        return by(as(who), () -> accounts.decide(attestation, ids(users), false, said));
    }

    private List<UUID> ids(String... users) {
        return java.util.Arrays.stream(users).map(name -> user(name).value()).toList();
    }

    @Test
    void eachAccountIsOfTheUnitInWhichItsUserWorksAndOfALeaderOfTheOneAbove() {
        begun(false, "");
        assertThat(states(of("S"), "")).containsExactly("eln NOT_VERIFIED");
        assertThat(states(of("S1"), ""))
                .as("who holds nothing that the unit answers for as well")
                .containsExactly("ida NOT_VERIFIED");
        assertThat(states(of("T"), "")).containsExactly("ole NOT_VERIFIED");
        assertThat(states(of("K"), ""))
                .as("leaders, and whoever leads it all")
                .containsExactly("anna NOT_VERIFIED", "bo NOT_VERIFIED", "carla NOT_VERIFIED");
    }

    @Test
    void withoutTheSettingAndInOtherRunsNoAccountIsAttested() {
        super.begun();
        assertThat(ask("select count(*) from attestation_account", Long.class)).containsExactly(0L);
        assertThat(view(of("S"), "").accounts()).isZero();
    }

    @Test
    void theAttestationIsNotDoneBeforeEveryAccountIsDecided() {
        begun(false, "");
        var id = of("T");
        by(as("carla"), () -> {
            decide(id, "ole");
            assertThatThrownBy(() -> decisions.finish(id))
                    .isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                            .isEqualTo("roles.attestation.unfinished"));
            assertThat(view(id, "").ready()).isEqualTo(1);
            assertThat(accounts.decide(id, ids("ole"), false, STAYS)).isOne();
            assertThat(view(id, "").done()).isTrue();
            assertThat(view(id, "").accountsReady()).isEqualTo(1);
            decisions.finish(id);
            assertThatThrownBy(() -> accounts.decide(id, ids("ole"), false, STAYS))
                    .isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                            .isEqualTo("roles.attestation.finished"));
            return null;
        });
        assertThat(ask(
                        "select action || ' ' || split_part(entity, ':', 1) from audit_entry where action = 'roles.attestation.decide-account'",
                        String.class))
                .containsExactly("roles.attestation.decide-account role-user");
    }

    @Test
    void anAccountThatIsToGoIsPassedOnByMailAndStandsInTheEvidence() throws Exception {
        begun(false, "konti@soendby.example");
        var id = of("T");
        decides("carla", id, remove("Stoppet i maj"), "ole");
        by(as("carla"), () -> {
            decide(id, "ole");
            return decisions.finish(id);
        });
        assertThat(ask("select outcome from attestation_account where decision = 'DELETE'", String.class))
                .containsExactly("PASSED_ON");
        assertThat(ask("select deleted_at is null from role_user where user_id = 'ole'", Boolean.class))
                .as("Fælled deletes no accounts")
                .containsExactly(true);
        assertThat(ask(
                        "select address || ' ' || args::text from mail where kind = 'roles.attestation.change'",
                        String.class))
                .singleElement()
                .asString()
                .contains("konti@soendby.example", "ole Prøve (ole): kontoen ønskes slettet: Stoppet i maj");
        var one = desk.toRead(id);
        var file = new ByteArrayOutputStream();
        evidence.xlsx(one, file);
        assertThat(Workbook.text(file.toByteArray())).contains("Konti", "Stoppet i maj", "Givet videre som opgave");
        var pdf = new ByteArrayOutputStream();
        evidence.pdf(one, pdf);
        assertThat(new String(pdf.toByteArray(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void nobodyDecidesAboutTheOwnAccountAndStrangersDoNotFindIt() {
        begun(false, "");
        var top = of("K");
        assertThatThrownBy(() -> decides("anna", top, STAYS, "anna"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.attestation.self"));
        assertThat(decides("anna", top, STAYS, "bo", "carla")).isEqualTo(2);
        assertThatThrownBy(() -> decides("bo", of("T"), STAYS, "ole")).isInstanceOf(NotFound.class);
        assertThat(by(
                        new Somebody(UUID.randomUUID(), Set.of(AttestationPages.EVERYBODY, Attesters.ADMIN)),
                        () -> accounts.decide(top, ids("anna"), false, STAYS)))
                .isOne();
        assertThat(decides("carla", of("T"), STAYS, "eln"))
                .as("not of that unit")
                .isZero();
    }

    @Test
    void allThatAFilterFindsAreDecidedButNotThoseThatAreAlreadyNorTheOwn() {
        begun(false, "");
        var top = of("K");
        decides("anna", top, remove("Væk"), "bo");
        assertThat(by(as("anna"), () -> accounts.decide(top, ids("anna", "bo", "carla"), true, STAYS)))
                .isOne();
        assertThat(states(top, "")).containsExactly("anna NOT_VERIFIED", "bo DELETE", "carla APPROVED");
        assertThat(states(top, "f.state=DELETE")).containsExactly("bo DELETE");
        assertThat(decides("anna", top, STAYS, "bo"))
                .as("it can be said otherwise")
                .isOne();
        assertThat(states(top, "f.state=DELETE")).isEmpty();
    }

    @Test
    void wrongInputIsRefused() {
        begun(true, "");
        var id = of("T");
        assertThatThrownBy(() -> decides("carla", id, STAYS))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                        .isEqualTo("roles.attestation.accounts.none-chosen"));
        assertThatThrownBy(() -> decides("carla", id, remove(""), "ole"))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> {
                    assertThat(broken.key()).isEqualTo("roles.attestation.remark-missing");
                    assertThat(broken.field()).isEqualTo("comment");
                });
        assertThatThrownBy(() -> decides("carla", id, remove("x".repeat(2001)), "ole"))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void anAccountThatIsDisabledMeanwhileNeedsNoDecision() {
        begun(false, "");
        var id = of("T");
        transaction.executeWithoutResult(_ -> sql.sql("update role_user set disabled = true where user_id = 'ole'")
                .update());
        assertThat(states(id, "")).containsExactly("ole GONE");
        assertThat(view(id, "").accountsReady()).isEqualTo(1);
        assertThat(decides("carla", id, STAYS, "ole")).isZero();
    }

    @Test
    void theNeighbourFindsNoneOfIt() {
        begun(false, "");
        var id = of("T");
        var ole = ids("ole");
        var neighbour = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.<RuntimeException>run(neighbour.id(), () -> {
            assertThat(states(id, "")).isEmpty();
            assertThatThrownBy(() -> accounts.decide(id, ole, false, STAYS)).isInstanceOf(NotFound.class);
        });
    }
}
