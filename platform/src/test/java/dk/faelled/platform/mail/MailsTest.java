package dk.faelled.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Mails.Wording;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.task.TaskDesk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class MailsTest {
    private static final String ARGS = "{\"name\":\"Vagtplan\",\"prefix\":\"fk_7Hq2mRtz\",\"expires\":\"2027-03-01\"}";
    private static final String TO = "ane@soendby.example";
    private static final StubbornServer SERVER = server();

    @Autowired
    Outbox outbox;

    @Autowired
    MailTable table;

    @Autowired
    Postman postman;

    @Autowired
    TemplateDesk templates;

    @Autowired
    TaskDesk tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    NoticeKind keyExpires;

    @Autowired
    PlatformTransactionManager transactions;

    private UUID ane = new UUID(0, 0);

    @DynamicPropertySource
    static void toTheServer(DynamicPropertyRegistry registry) {
        registry.add("faelled.mail.host", () -> "127.0.0.1");
        registry.add("faelled.mail.port", SERVER::port);
        registry.add("faelled.mail.tls", () -> "none");
        registry.add("faelled.mail.from", () -> "no-reply@faelled.example");
    }

    private static StubbornServer server() {
        try {
            return new StubbornServer();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void close() throws IOException {
        SERVER.close();
    }

    @BeforeEach
    void readers() {
        SERVER.says(StubbornServer.YES, StubbornServer.YES);
        SERVER.taken().clear();
        ane = accounts.keep("ane", "Ane", "a long enough word 1", Set.of(BuiltInRole.ADMINISTRATOR), null);
    }

    @Test
    void aQueuedMailIsSentByItself() {
        outbox.queue(keyExpires, ane, TO, Context.DANISH, ARGS, "/api-keys");
        Awaitility.await()
                .pollInSameThread()
                .until(() -> outbox.page(Mail.State.SENT, null, 9).size() == 1);
        assertThat(SERVER.taken()).hasSize(1);
        assertThat(SERVER.taken().getFirst()).contains("Message-ID: <" + only().id() + "@faelled.example>");
    }

    @Test
    void whoHasLostTheRightToItGetsNothing() {
        var reader = accounts.keep("bo", "Bo", "a long enough word 1", Set.of(BuiltInRole.READER), null);
        var id = added(reader);
        assertThat(postman.deliver(id)).isEmpty();
        assertThat(SERVER.taken()).isEmpty();
        assertThat(outbox.page(null, null, 9)).isEmpty();
    }

    @Test
    void whoseAccountIsTiedToAPersonIsReachedAsThatPerson() {
        var person = UUID.randomUUID();
        accounts.keep("eva", "Eva", "a long enough word 1", Set.of(BuiltInRole.ADMINISTRATOR), person);
        postman.deliver(added(person));
        assertThat(only().state()).isEqualTo(Mail.State.SENT);
    }

    @Test
    void anAddressThatIsRefusedForGoodIsNotTriedAgain() {
        SERVER.says(StubbornServer.YES, "550 5.1.1 unknown");
        assertThat(postman.deliver(added(ane))).isEmpty();
        assertThat(only()).satisfies(mail -> {
            assertThat(mail.state()).isEqualTo(Mail.State.BOUNCED);
            assertThat(mail.fault()).isEqualTo("SMTP 550");
        });
    }

    @Test
    void aServerThatRefusesUsOrIsBusyIsTriedAgainLaterAndLaterAndThenItIsATask() {
        SERVER.says("550 not you", StubbornServer.YES);
        var id = added(ane);
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < Postman.WAITS.size(); i++) {
            if (i == 2) SERVER.says(StubbornServer.YES, "451 later");
            var before = Instant.now();
            var next = postman.deliver(id).orElseThrow();
            waits.add(Duration.between(before, next).truncatedTo(java.time.temporal.ChronoUnit.MINUTES));
        }
        assertThat(waits).isEqualTo(Postman.WAITS);
        assertThat(only().fault()).isEqualTo("SMTP 451");
        assertThat(postman.deliver(id)).isEmpty();
        assertThat(only().state()).isEqualTo(Mail.State.DEAD);
        assertThat(postman.deliver(id)).isEmpty();

        SERVER.says(StubbornServer.YES, StubbornServer.YES);
        Somebody.with("platform.home", "platform.tenant.admin").does(() -> {
            var task = tasks.page(null, 9).tasks();
            assertThat(task).hasSize(1);
            assertThat(task.getFirst().link()).isEqualTo("/mails?state=DEAD");
            assertThat(task.getFirst().actions().getFirst().value()).isEqualTo("retry");
            outbox.allAgain();
        });
        Awaitility.await().pollInSameThread().until(() -> only().state() == Mail.State.SENT);
    }

    @Test
    void whatWaitedWhileTheProgramWasAwayIsSent() {
        added(ane);
        outbox.planWaiting();
        Awaitility.await().pollInSameThread().until(() -> only().state() == Mail.State.SENT);
    }

    @Test
    void anAuthorityWritesItsOwnTextAndGoesBack() {
        templates.keep(keyExpires.id(), Context.DANISH, new Wording("Husk {name}", "Forny {prefix}."), 0);
        assertThat(postman.deliver(added(ane))).isEmpty();
        assertThat(SERVER.taken().getFirst()).contains("Husk Vagtplan").contains("Forny fk_7Hq2mRtz.");
        assertThat(templates.open(keyExpires.id(), java.util.Locale.of("en")).version())
                .isZero();
        templates.reset(keyExpires.id(), Context.DANISH);
        assertThat(templates.open(keyExpires.id(), Context.DANISH).wording().subject())
                .isEqualTo("API-nøglen {name} udløber {expires}");
    }

    @Test
    void aTextWithAnUnknownPlaceIsRefusedAndTwoWhoWriteAtOnceAreTold() {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> templates.keep(
                        keyExpires.id(), Context.DANISH, new Wording("Husk {navn}", "Forny {prefix}."), 0))
                .satisfies(broken ->
                        assertThat(broken.arguments()).containsExactly("{navn}", "{expires}, {name}, {prefix}"));
        templates.keep(keyExpires.id(), Context.DANISH, new Wording("En", "En"), 0);
        for (int seen : new int[] {0, 2, 7})
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> templates.keep(keyExpires.id(), Context.DANISH, new Wording("To", "To"), seen))
                    .withMessage("platform.template.overtaken");
        templates.keep(keyExpires.id(), Context.DANISH, new Wording("To", "To"), 1);
        assertThat(templates.open(keyExpires.id(), Context.DANISH).version()).isEqualTo(2);
    }

    /** Without a ticket: nobody tries it but the test. */
    private UUID added(UUID reader) {
        var now = Instant.now();
        var mail = new Mail(
                Ids.next(),
                reader,
                TO,
                Context.DANISH,
                keyExpires.id(),
                ARGS,
                "/api-keys",
                Mail.State.QUEUED,
                0,
                now,
                null,
                now,
                null);
        new TransactionTemplate(transactions).executeWithoutResult(status -> table.add(mail));
        return mail.id();
    }

    private Mail only() {
        return outbox.page(null, null, 9).getFirst();
    }
}
