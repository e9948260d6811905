package dk.faelled.organisation;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.importing.ImportTrial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who loads payroll files and looks at what became of them. */
@TestComponent
class PayrollDesk {
    static final ImportOptions ENDING = new ImportOptions(true, true, "");
    final ImportTrial trial;
    final Units units;
    final People people;
    final Engagements engagements;
    final Managers managers;
    final Addresses addresses;
    final Accounts accounts;
    final Classes classes;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    PayrollDesk(
            ImportTrial trial,
            Units units,
            People people,
            Engagements engagements,
            Managers managers,
            Addresses addresses,
            Accounts accounts,
            Classes classes,
            JdbcClient sql,
            PlatformTransactionManager transactions) {
        this.trial = trial;
        this.units = units;
        this.people = people;
        this.engagements = engagements;
        this.managers = managers;
        this.addresses = addresses;
        this.accounts = accounts;
        this.classes = classes;
        this.sql = sql;
        transaction = new TransactionTemplate(transactions);
    }

    ImportRun tried(String day, PayrollFile file) throws IOException {
        return trial.tried("organisation.opus", name(day), file.bytes(), ImportOptions.DEFAULT);
    }

    ImportRun tried(String day, byte[] file) throws IOException {
        return trial.tried("organisation.opus", name(day), file, ImportOptions.DEFAULT);
    }

    ImportRun loaded(String day, PayrollFile file) throws IOException {
        return trial.all(tried(day, file));
    }

    ImportRun loadedEnding(String day, PayrollFile file) throws IOException {
        return trial.all(trial.tried("organisation.opus", name(day), file.bytes(), ENDING));
    }

    private static String name(String day) {
        return "ZLPE" + day.replace("-", "") + "063000_delta.xml";
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    Segments<Engagement> job(String number) {
        return engagements.segments(new EngagementId(named("engagement:" + number)), null);
    }

    Segments<Manager> manager(String number) {
        return managers.segments(new ManagerId(named("manager:" + number)), null);
    }

    Segments<ItUser> account(String userId) {
        return accounts.segments(new ItUserId(named("account:" + userId)), null);
    }

    Segments<Address> address(String owner) {
        return addresses.segments(new AddressId(named("address:" + owner)), null);
    }

    UnitId unit(String number) {
        return new UnitId(named("unit:" + number));
    }

    Person person(String cpr, String day) {
        var found = people.withCpr(new Cpr(cpr), AsOf.on(day(day)));
        return people.find(found.getFirst(), AsOf.on(day(day))).orElseThrow();
    }

    String name(ClassId id) {
        return classes.find(id, AsOf.on(day("2022-01-01"))).orElseThrow().name();
    }

    long registrations() {
        return count("select count(*) from registration");
    }

    long count(String query) {
        return transaction.execute(status -> sql.sql(query).query(Long.class).single());
    }

    List<String> texts(String query) {
        return transaction.execute(status -> sql.sql(query).query(String.class).list());
    }

    /** Version 5 of RFC 9562, written out a second time here: others may rely on these ids. */
    static UUID named(String name) {
        try {
            var space = dk.faelled.platform.Tenant.current().value();
            var sum = MessageDigest.getInstance("SHA-1");
            sum.update(ByteBuffer.allocate(16)
                    .putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits())
                    .array());
            var bytes = ByteBuffer.wrap(sum.digest(("opus:" + name).getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong() & ~0xf000L | 0x5000L, bytes.getLong() & ~(3L << 62) | 1L << 63);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
