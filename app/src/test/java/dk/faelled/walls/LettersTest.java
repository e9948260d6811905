package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people are told of their own accounts, once for each thing that happens (ADM-05). */
@Walls
class LettersTest extends Registering {
    @Autowired
    private People people;

    @Autowired
    private Devices devices;

    @Autowired
    private List<Schedule> schedules;

    @Autowired
    private Clock clock;

    /** Those of one kind, with what they tell. */
    private String told(UUID recipient, String kind) throws SQLException {
        return ask("select coalesce(string_agg(args::text, ' ' order by id), '') from notice where tenant_id = '%s'"
                + " and recipient = '" + recipient + "' and kind = '" + kind + "'");
    }

    private int count(UUID recipient, String kind) throws SQLException {
        return Integer.parseInt(ask("select count(*) from notice where tenant_id = '%s' and recipient = '" + recipient
                + "' and kind = '" + kind + "'"));
    }

    private void byTheClock(String name) throws Exception {
        var work = schedules.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Tenant.<Exception>run(tenant, () -> work.work().run());
    }

    private void write(String statement) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, statement.formatted(tenant));
        }
    }

    @Test
    void whoIsLockedByWrongPasswordsIsToldOnceForEachLock() throws SQLException {
        var account = account("laast", BuiltInRole.READER);
        for (int tries = 0; tries < 7; tries++) signIn(two.visitor(), "laast", "forkert " + tries);
        assertThat(count(account, "identity.account.locked")).isEqualTo(1);
        assertThat(told(account, "identity.account.locked")).contains("laast").doesNotContain("forkert");
    }

    @Test
    void factorsThatComeAndGoAreTold() throws SQLException {
        var account = account("faktor", BuiltInRole.READER);
        var visitor = signedIn("faktor");
        var app = Authenticator.addedBy(visitor, clock);
        assertThat(told(account, "identity.device.added")).contains("Min telefon");
        Authenticator.codesMayComeAgain();
        var remove = Pattern.compile("/me/security/apps/[0-9a-f-]{36}/remove")
                .matcher(visitor.open("/me/security").body());
        assertThat(remove.find()).isTrue();
        visitor.open(remove.group());
        visitor.open("/sign-in/second");
        visitor.post("/sign-in/second/code", Map.of("code", app.code()));
        visitor.open(remove.group());
        visitor.post(remove.group(), Map.of());
        assertThat(told(account, "identity.device.removed")).contains("Min telefon");

        var phone = Phone.enrolled(two.wire(), "");
        Tenant.run(tenant, () -> devices.bind(phone.id(), phone.secret(), devices.ownerOf(account), NsisLevel.LOW));
        assertThat(count(account, "identity.device.added")).isEqualTo(2);
        assertThat(told(account, "identity.device.added"))
                .contains("Annas telefon")
                .doesNotContain(phone.secret());
    }

    @Test
    void whoseDeviceNobodyUsesIsToldOnceBeforeItIsBlocked() throws Exception {
        var account = account("ubrugt", BuiltInRole.READER);
        var phone = Phone.enrolled(two.wire(), "");
        Tenant.run(tenant, () -> devices.bind(phone.id(), phone.secret(), devices.ownerOf(account), NsisLevel.LOW));
        byTheClock("secondfactor.unused");
        assertThat(count(account, "identity.device.unused")).isZero();
        for (var months : new String[] {"10 months", "12 months 2 days"}) {
            write("update secondfactor_device set bound_at = now() - interval '" + months + "' where device_id = '"
                    + phone.id() + "'");
            byTheClock("secondfactor.unused");
            assertThat(count(account, "identity.device.unused")).as(months).isZero();
        }
        write("update secondfactor_device set bound_at = now() - interval '11 months 20 days' where device_id = '"
                + phone.id() + "'");
        byTheClock("secondfactor.unused");
        byTheClock("secondfactor.unused");
        assertThat(count(account, "identity.device.unused")).isEqualTo(1);
        assertThat(told(account, "identity.device.unused")).contains("Annas telefon", "ubrugt");
    }

    @Test
    void whoMayHaveALevelAndThenHasItIsTold() throws SQLException {
        publish(TERMS, "Vilkår");
        var account = allowed("niveau");
        assertThat(count(account, "identity.account.allowed")).isEqualTo(1);
        register(rita, account, "SUBSTANTIAL");
        var visitor = two.visitor();
        signIn(visitor, "niveau");
        accept(visitor);
        assertThat(level(account)).isEqualTo("SUBSTANTIAL");
        assertThat(told(account, "identity.account.activated")).contains("SUBSTANTIAL");
    }

    @Test
    void whoIsClosedOutIsToldAfterThreeHoursAndOnlyIfItStillIsSo() throws Exception {
        var gone = account("lukket", BuiltInRole.READER);
        var back = account("tilbage", BuiltInRole.READER);
        act(gone, "lock");
        act(back, "lock");
        byTheClock("identity.letter.deactivated");
        assertThat(count(gone, "identity.account.deactivated")).isZero();
        write("update identity_person set admin_lock_at = admin_lock_at - interval '4 hours' where tenant_id = '%s'");
        act(back, "unlock");
        byTheClock("identity.letter.deactivated");
        byTheClock("identity.letter.deactivated");
        assertThat(count(gone, "identity.account.deactivated")).isEqualTo(1);
        assertThat(count(back, "identity.account.deactivated")).isZero();
    }

    @Test
    void whosePasswordWillBeTooOldIsToldOnce() throws Exception {
        var old = account("gammel", BuiltInRole.READER);
        var young = account("ung", BuiltInRole.READER);
        for (var each : Map.of(old, 360, young, 20).entrySet())
            write(
                    "insert into identity_password (tenant_id, account_id, changed_at, forced, day, changes) values ('%s', '"
                            + each.getKey() + "', now() - interval '" + each.getValue()
                            + " days', false, current_date, 0)"
                            + " on conflict (tenant_id, account_id) do update set changed_at = excluded.changed_at");
        byTheClock("identity.letter.passwords");
        byTheClock("identity.letter.passwords");
        assertThat(count(old, "identity.password.expires")).isEqualTo(1);
        assertThat(count(young, "identity.password.expires")).isZero();
    }

    @Test
    void aLeakedPasswordIsToldWhenItIsFoundAndSomebodyOfTheOrganisationThatThereIsAnAccount() throws SQLException {
        var leaked = account("laekket", "passwordpassword", BuiltInRole.READER);
        signIn(two.visitor(), "laekket", "passwordpassword");
        assertThat(count(leaked, "identity.password.leaked") + count(leaked, "identity.password.broken"))
                .isEqualTo(1);
        var person = new PersonId(Ids.next());
        Tenant.run(tenant, () -> people.add(person, Person.named("P1", "Karen", "Prøve"), null, null));
        Tenant.run(
                tenant,
                () -> accounts.keep("karen", "Karen Prøve", PASSWORD, Set.of(BuiltInRole.READER), person.value()));
        Tenant.run(
                tenant,
                () -> accounts.keep("karen", "Karen Prøve", PASSWORD, Set.of(BuiltInRole.READER), person.value()));
        assertThat(count(person.value(), "identity.account.new")).isEqualTo(1);
        assertThat(told(person.value(), "identity.account.new"))
                .contains("karen")
                .doesNotContain(PASSWORD);
        assertThat(count(account("alene", BuiltInRole.READER), "identity.account.new"))
                .isZero();
    }
}
