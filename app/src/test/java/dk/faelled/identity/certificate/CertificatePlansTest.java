package dk.faelled.identity.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Among the certificates of many systems those that end first are read without the others. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class CertificatePlansTest {
    private static final String LOAD = """
            insert into identity_service_provider (id, entity_id, name, protocol, enabled, level_required, policy, exempt,
                                                   domains, groups, known_networks_only, notes)
            select gen_random_uuid(), 'https://plan.example/' || n, 'System ' || n, 'SAML20', false, 'NONE', 'DEPENDS', '{}',
                   '{}', '{}', false, ''
              from generate_series(1, 5000) n;
            insert into identity_certificate (provider_id, fingerprint, subject, signs, encrypts, valid_until)
            select id, md5(id::text) || md5(name), 'CN=plan', true, false, now() + random() * interval '3 years'
              from identity_service_provider
             where entity_id like 'https://plan.example/%';
            analyze identity_certificate, identity_service_provider
            """;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @BeforeAll
    static void asIfThereWereFewAuthorities(@Autowired ApplicationContext migrated) throws SQLException {
        TestDatabase.isPlannedForFewAuthorities();
    }

    @Test
    void thePageAndTheWarningsReadThemInTheOrderOfTheirEnd() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (var statement : LOAD.split(";")) sql.sql(statement).update();
            var list = CertificateList.DEFINITION;
            for (var condition : new String[] {"true", "c.valid_until < now() + interval '60 days'"})
                assertThat(String.join(
                                "\n",
                                sql.sql("explain select " + list.select() + " from " + list.from() + " where "
                                                + condition + " order by c.valid_until, c.id limit 51")
                                        .query(String.class)
                                        .list()))
                        .contains("identity_certificate_until")
                        .doesNotContain("Seq Scan on identity_certificate");
        });
    }
}
