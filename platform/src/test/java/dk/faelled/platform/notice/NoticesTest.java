package dk.faelled.platform.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.Notices;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class NoticesTest {
    private static final TestNotices.Told TOLD = new TestNotices.Told("<b>skolen</b>", LocalDate.of(2027, 3, 1));

    private static final LocalDate SATURDAY = LocalDate.of(2027, 2, 27);

    @Autowired
    Notices notices;

    @Autowired
    NoticeDesk desk;

    @Autowired
    Digest digest;

    @Autowired
    Accounts accounts;

    @Autowired
    ChoiceDesk choices;

    @Autowired
    NoticeKind toldForTest;

    @Autowired
    Tenants tenants;

    @Autowired
    List<Sweep> sweeps;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    private final Somebody ane = Somebody.with("platform.home");

    @Test
    void whatIsSaidTwiceIsToldOnceInTheReadersLanguage() {
        tell("a");
        tell("a");
        tell("b");
        ane.does(() -> {
            assertThat(desk.count()).isEqualTo(2);
            assertThat(desk.page(null, 9).notices()).hasSize(2);
            var line = desk.page(null, 9).notices().getFirst();
            assertThat(line.subject()).isEqualTo("Om <b>skolen</b>");
            assertThat(line.body()).containsExactly("Der er sket noget med <b>skolen</b> den 1. marts 2027.");
        });
        ane.does(Locale.of("en"), () -> assertThat(
                        desk.page(null, 9).notices().getFirst().body().getFirst())
                .endsWith("on 1 March 2027."));
    }

    @Test
    void aNoticeIsReadUnreadAndFollowedByItsReaderOnly() {
        tell("a");
        tell("b");
        ane.does(() -> {
            var id = desk.page(null, 1).notices().getFirst().id();
            desk.read(id, true);
            assertThat(desk.count()).isEqualTo(1);
            desk.read(id, false);
            assertThat(desk.count()).isEqualTo(2);
            assertThat(desk.follow(id)).isEqualTo("/api-keys");
            assertThat(desk.count()).isEqualTo(1);
            desk.readAll();
            assertThat(desk.count()).isZero();
            Somebody.with("platform.home")
                    .does(() -> assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.follow(id)));
        });
    }

    @Test
    void pagesFollowOneAnother() {
        for (var key : List.of("a", "b", "c")) tell(key);
        ane.does(() -> {
            var first = desk.page(null, 2);
            assertThat(first.notices()).hasSize(2);
            assertThat(first.older()).isEqualTo(first.notices().getLast().id());
            var second = desk.page(first.older(), 2);
            assertThat(second.notices()).hasSize(1);
            assertThat(second.older()).isNull();
        });
    }

    @Test
    void everyoneChoosesHowTheyAreTold() {
        ane.does(() -> choices.choose(Map.of(toldForTest.id(), Channel.OFF), "", "da"));
        tell("off");
        ane.does(() -> choices.choose(Map.of(toldForTest.id(), Channel.IN_APP), "", "da"));
        tell("in-app");
        assertThat(mails()).isEmpty();
        ane.does(() -> choices.choose(Map.of(toldForTest.id(), Channel.MAIL), "ane@soendby.example", "en"));
        tell("mail");
        assertThat(mails()).containsExactly("ane@soendby.example en QUEUED");
        ane.does(() -> assertThat(desk.page(null, 9).notices()).hasSize(2));
    }

    @Test
    void nobodyChoosesAboutWhatTheyMayNotRead() {
        ane.does(() -> assertThat(choices.view().kinds())
                .extracting(ChoicesView.Line::kind)
                .contains(toldForTest.id())
                .doesNotContain("platform.key.expires", Digest.ID));
        Somebody.with("platform.home", "platform.keys")
                .does(() -> assertThat(choices.view().kinds())
                        .extracting(ChoicesView.Line::kind)
                        .contains("platform.key.expires"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ane",
                "ane@soendby",
                "ane@soendby.example, bo@soendby.example",
                "a ne@soendby.example",
                "a..ne@soendby.example"
            })
    void withoutARightAddressNoMailCanBeChosen(String address) {
        ane.does(() -> assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> choices.choose(Map.of(toldForTest.id(), Channel.MAIL), address, "da"))
                .satisfies(broken -> assertThat(broken.field()).isEqualTo("address")));
    }

    @Test
    void whatIsGatheredComesInOneMailOnTheNextWorkingDayWithoutWhatWasRead() {
        var account = accounts.keep("ane", "Ane", "a long enough word 1", Set.of(BuiltInRole.READER), ane.id());
        assertThat(account).isNotEqualTo(ane.id());
        ane.does(() -> choices.choose(Map.of(toldForTest.id(), Channel.DIGEST), "ane@soendby.example", "en"));
        for (var key : List.of("a", "b", "c")) tell(key);
        ane.does(() -> desk.read(desk.page(null, 1).notices().getFirst().id(), true));
        digest.send(SATURDAY);
        assertThat(mails()).isEmpty();
        digest.send(SATURDAY.plusDays(2));
        digest.send(SATURDAY.plusDays(3));
        assertThat(mails()).containsExactly("ane@soendby.example en QUEUED");
        assertThat(args()).contains("\"count\":2").contains("– About <b>skolen</b>");
    }

    @Test
    void whoHasLostTheRightToReadIsSentNoDigest() {
        ane.does(() -> choices.choose(Map.of(toldForTest.id(), Channel.DIGEST), "ane@soendby.example", "da"));
        tell("a");
        digest.send(SATURDAY.plusDays(2));
        assertThat(mails()).isEmpty();
    }

    @Test
    void theSameIsToldInAnotherAuthorityToo() {
        tell("a");
        var neighbour = tenants.create("20000003", "996", "Naboby", TenantInfo.Kind.MUNICIPALITY)
                .id();
        Tenant.run(neighbour, () -> {
            ane.does(() -> assertThat(desk.count()).isZero());
            tell("a");
            ane.does(() -> {
                assertThat(desk.count()).isEqualTo(1);
                desk.readAll();
            });
        });
        ane.does(() -> assertThat(desk.count()).isEqualTo(1));
    }

    @Test
    void afterHalfAYearTheyGo() {
        tell("a");
        sweep(Instant.now().plus(Duration.ofDays(182)));
        ane.does(() -> assertThat(desk.page(null, 9).notices()).hasSize(1));
        sweep(Instant.now().plus(Duration.ofDays(184)));
        ane.does(() -> assertThat(desk.page(null, 9).notices()).isEmpty());
    }

    private void sweep(Instant now) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        sweeps.stream().filter(NoticeSweep.class::isInstance).forEach(sweep -> sweep.sweep(now)));
    }

    private List<String> mails() {
        return new TransactionTemplate(transactions)
                .execute(status -> sql.sql("select address || ' ' || locale || ' ' || state from mail")
                        .query(String.class)
                        .list());
    }

    private String args() {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status ->
                        sql.sql("select args from mail").query(String.class).single()));
    }

    private void tell(String key) {
        notices.send(toldForTest, ane.id(), key, TOLD, "/api-keys");
    }
}
