package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many sign in by RADIUS at once (IDP-24, identity 5.9). */
@Walls
class RadiusCrowdTest extends Gateways {
    /** RFC 2865 has one byte for the number of a request: a gateway that has 200 waiting uses most of them. */
    @Test
    void twoHundredWaitForTheirPhonesAndKeepNobodyWaiting() throws SQLException {
        int many = 200;
        var like = account("venter", BuiltInRole.READER);
        var pattern = phone(like);
        account("straks", BuiltInRole.READER);
        twins(like, pattern, many);
        var gateway = gateway(policy(SecondFactorPolicy.ALWAYS));
        var other = gateway(policy(SecondFactorPolicy.NEVER));
        var sent = new ArrayList<Gateway.Sent>();
        for (int i = 0; i < many; i++) {
            sent.add(gateway.request("venter" + i, PASSWORD));
            gateway.send(first(), sent.getLast());
            // a burst at a time, as many as come together in practice
            if (i % 20 == 19) open(i + 1);
        }
        assertThat(other.ask(first(), "straks", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        assertThat(signIn(two.visitor(), "straks", PASSWORD).header("Location")).endsWith("/");
        open(many);
        for (int i = 0; i < many; i++) {
            var phone = new Phone(two.wire(), twin(i), pattern.secret());
            assertThat(phone.accept(phone.waiting()).status()).isEqualTo(200);
        }
        var left = new HashSet<>(sent);
        for (int i = 0; i < many; i++) {
            var bytes = gateway.receive();
            var of = left.stream()
                    .filter(one -> one.bytes()[1] == bytes[1])
                    .findFirst()
                    .orElseThrow();
            assertThat(gateway.checked(of, bytes).code()).isEqualTo(Gateway.ACCEPT);
            left.remove(of);
        }
    }

    private static String twin(int number) {
        return "777-777-%03d-%03d".formatted(number / 1000, number % 1000);
    }

    /** The same password and the same kind of phone, so that not each has to be made. */
    private void twins(UUID like, Phone phone, int many) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            for (var statement : List.of("""
                    insert into account (tenant_id, id, user_name, display_name, password_hash, roles)
                    select tenant_id, md5('venter' || n)::uuid, 'venter' || n, display_name, password_hash, roles
                      from account, generate_series(0, %3$d - 1) n where tenant_id = '%1$s' and id = '%2$s'
                    """, """
                    insert into identity_person (tenant_id, id, domain_id, user_name, name, account_id)
                    select p.tenant_id, md5('venter' || n)::uuid, domain_id, 'venter' || n, name, md5('venter' || n)::uuid
                      from identity_person p, generate_series(0, %3$d - 1) n where tenant_id = '%1$s' and id = '%2$s'
                    """, """
                    insert into secondfactor_person (tenant_id, account_id, owner_key)
                    select '%1$s', md5('venter' || n)::uuid, sha256(('%1$s' || n)::bytea) from generate_series(0, %3$d - 1) n
                    """, """
                    delete from secondfactor_device where device_id like '777-777-%%'
                    """, """
                    insert into secondfactor_device (device_id, type, name, secret_hash, client_version, owner_key, level,
                                                     created_at, bound_at)
                    select '777-777-' || to_char(n / 1000, 'fm000') || '-' || to_char(n %% 1000, 'fm000'), type, name,
                           secret_hash, client_version, sha256(('%1$s' || n)::bytea), level, created_at, bound_at
                      from secondfactor_device, generate_series(0, %3$d - 1) n where device_id = '%4$s'
                    """))
                Twin.run(superuser, statement.formatted(tenant, like, many, phone.id()));
        }
    }
}
