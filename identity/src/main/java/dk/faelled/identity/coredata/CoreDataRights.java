package dk.faelled.identity.coredata;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.LargeBody;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the keys of programs that load persons, and ask about them, may (identity 5.1). */
@Configuration(proxyBeanMethods = false)
class CoreDataRights {
    static final String COREDATA = "identity.key.coredata";
    static final String MFA = "identity.key.mfa";
    static final String HARDWARETOKEN = "identity.key.hardwaretoken";
    static final String USER_ADMINISTRATION = "identity.key.user-administration";
    static final String PATH = "/os2faktor/api/coredata";
    private static final long LARGEST = 100L << 20;

    @Bean
    Permissions coreDataPermissions() {
        return new Permissions(
                "identity",
                List.of(
                        held(COREDATA, "Indlæse personer og grupper", "Load persons and groups"),
                        held(HARDWARETOKEN, "Se udleverede kodevisere", "See code viewers that are handed out"),
                        held(MFA, "Se personers enheder", "See the devices of persons"),
                        held(USER_ADMINISTRATION, "Kræve ny adgangskode", "Demand another password")));
    }

    private static Permissions.Held held(String id, String danish, String english) {
        return Permissions.held(new Permission(id, danish, english), BuiltInRole.ADMINISTRATOR);
    }

    /** A whole authority is posted at once. */
    @Bean
    LargeBody coreDataBodies() {
        return new LargeBody(PATH, LARGEST);
    }
}
