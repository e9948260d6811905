package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Callers with tokens of an issuer that the authority trusts: what their roles let them write. */
@DeskTest
class GraphqlTokenTest extends OwnedSubtree {
    @Autowired
    Mo mo;

    @Autowired
    TokenIssuer issuer;

    @Autowired
    Tenants tenants;

    private void atTheAuthority(Runnable work) {
        var trusting = tenants.create(TokenIssuer.CVR, "101", "Tillidsby", TenantInfo.Kind.MUNICIPALITY);
        Tenant.run(trusting.id(), () -> {
            aSubtreeThatSomebodyOwns();
            work.run();
        });
    }

    private String token(UUID who, String... roles) {
        return issuer.token(who, Instant.now().plusSeconds(300), roles);
    }

    private JsonNode rename(UnitId unit, String token) {
        var rename = Map.of("i", input("uuid", unit, "name", "Ny", "validity", from("2024-01-01")));
        return mo.send("v29", token, Mo.document("org_unit_update", "uuid registrations { actor }"), rename)
                .json();
    }

    @Test
    void rolesInATokenSayWhatMayBeWritten() {
        atTheAuthority(() -> {
            var who = UUID.randomUUID();
            var written = rename(mine, token(who, "writer", "reader"));
            assertThat(written.at("/data/org_unit_update/registrations/1/actor").asString())
                    .isEqualTo(who.toString());
            assertThat(rename(mine, token(who, "reader", "create_org_unit", "update_employee"))
                            .at("/errors/0/extensions/error_context/permission")
                            .asString())
                    .isEqualTo("organisation.org_unit.update");
            assertThat(rename(mine, token(who, "update_org_unit", "read_org_unit", "read_registration"))
                            .has("errors"))
                    .isFalse();
            assertThat(rename(other, token(who, "writer", "owner")).has("errors"))
                    .isFalse();
            var late = issuer.token(who, Instant.now().minusSeconds(300), "admin");
            assertThat(rename(mine, late).at("/errors/0/message").asString())
                    .isEqualTo("User is not authenticated: Signature has expired");
        });
    }

    @Test
    void anOwnerWritesWithinWhatSheOwns() {
        atTheAuthority(() -> {
            var eva = token(owner.value(), "owner");
            assertThat(rename(below, eva).has("errors")).isFalse();
            var refused = rename(other, eva).at("/errors/0/extensions/error_context");
            assertThat(refused.path("error_key").asString()).isEqualTo("E_FORBIDDEN");
            assertThat(refused.path("description_da").asString()).isNotBlank();
            var away = Map.of("i", input("uuid", below, "parent", other, "validity", from("2024-01-01")));
            assertThat(mo.send("v29", eva, Mo.document("org_unit_update", "uuid"), away)
                            .json()
                            .at("/errors/0/message")
                            .asString())
                    .isEqualTo("ErrorCodes.E_FORBIDDEN");
            assertThat(rename(other, token(bodil.value(), "owner")).has("errors"))
                    .isTrue();
        });
    }
}
