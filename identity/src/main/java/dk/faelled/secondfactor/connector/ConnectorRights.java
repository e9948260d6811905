package dk.faelled.secondfactor.connector;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the keys of sign-in points may, and people with them. */
@Configuration(proxyBeanMethods = false)
public class ConnectorRights {
    public static final String SERVER = "identity.key.server";
    public static final String MUNICIPALITY = "identity.key.municipality";
    public static final String LOGIN_PROVIDER = "identity.key.login-provider";
    public static final String AUDITLOG = "identity.key.auditlog";
    public static final String CONNECTORS = "secondfactor.connector";
    public static final String HARDWARE = "secondfactor.hardware";
    public static final String READ = "secondfactor.device.read";
    public static final String CHANGE = "secondfactor.device.change";

    @Bean
    Permissions secondFactorPermissions() {
        return new Permissions(
                "secondfactor",
                List.of(
                        held(SERVER, "Login-server: spørge enheder", "Sign-in point: ask devices"),
                        held(
                                MUNICIPALITY,
                                "Indlæse brugernavne til login-servere",
                                "Load user names for sign-in points"),
                        held(
                                LOGIN_PROVIDER,
                                "Login-udbyder: styre enheder for egne personer",
                                "Login provider: manage devices of own persons"),
                        held(AUDITLOG, "Hente hændelser om login", "Fetch events about sign-in"),
                        held(
                                CONNECTORS,
                                "Bestemme login-servere til anden faktor",
                                "Decide on sign-in points of second factors"),
                        held(
                                HARDWARE,
                                "Kodevisere: indlæse, stille og tage tilbage",
                                "Code viewers: load, set right and take back"),
                        held(READ, "Se enheder til anden faktor", "See devices for second factors"),
                        held(CHANGE, "Knytte, spærre og låse enheder op", "Bind, block and unlock devices")));
    }

    private static Permissions.Held held(String id, String danish, String english) {
        return Permissions.held(new Permission(id, danish, english), BuiltInRole.ADMINISTRATOR);
    }
}
