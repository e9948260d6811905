package dk.faelled.secondfactor.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.device.DeviceRegister;
import dk.faelled.secondfactor.device.DeviceTable;
import dk.faelled.secondfactor.device.Enrolment;
import dk.faelled.secondfactor.device.Shared;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asked on one node, polled on another which no notification reaches (identity, acceptance 13). */
@SpringBootTest(classes = Faelled.class)
class OtherNodeTest {
    @Autowired
    private Tenants tenants;

    @Autowired
    private ChallengeDesk desk;

    @Autowired
    private ChallengeTable table;

    @Autowired
    private DeviceRegister register;

    @Autowired
    private DeviceTable devices;

    @Autowired
    private OwnerIndex index;

    @Autowired
    private Shared shared;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ObjectProvider<Arrival> arrivals;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void whatIsAnsweredHereIsSeenThereThoughNobodyTellsIt() throws InterruptedException {
        var tenant = tenants.create("10000077", "977", "Knudeby", TenantInfo.Kind.MUNICIPALITY)
                .id();
        var other = new OpenChallenges(table, shared, sql, arrivals, clock);
        other.start();
        try {
            var enrolled = register.enrol(
                    new Enrolment("Telefon", DeviceType.ANDROID, null, Optional.empty(), false, false, "1"));
            var owner = index.of(new Cpr("6701501777"));
            register.bind(enrolled.deviceId(), owner, NsisLevel.LOW);
            var device = shared.work(() -> devices.find(enrolled.deviceId())).orElseThrow();
            var asking = new Asking(UUID.randomUUID(), "AD FS", "Aula", "annje", true, false);
            var outcome = Tenant.call(
                    tenant,
                    () -> Objects.requireNonNull(
                            new TransactionTemplate(transactions).execute(_ -> desk.start(device, owner, asking))));
            assertThat(outcome).isInstanceOf(Outcome.Started.class);
            var challenge = ((Outcome.Started) outcome).challenge();

            var waiting = other.find(challenge.pollingKey()).orElseThrow();
            assertThat(waiting.isAnswered()).isFalse();
            assertThat(desk.accept(device, challenge.subscriptionKey(), null, false, null)
                            .reply())
                    .isEqualTo(ChallengeDesk.Reply.TAKEN);
            waiting.await(Duration.ofSeconds(20));
            assertThat(waiting.isAnswered()).isTrue();
        } finally {
            other.stop();
        }
    }
}
