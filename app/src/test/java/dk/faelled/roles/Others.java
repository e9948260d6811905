package dk.faelled.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.rights.CallerRights;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** A system outside that calls the interface, and the small organisation that it has loaded. */
public final class Others {
    public static final String BASE = "/os2rollekatalog/api/";
    private final MockMvc api;

    /** @param doors names of the controllers that are asked */
    public Others(ApplicationContext context, String... doors) {
        api = MockMvcBuilders.standaloneSetup(
                        Arrays.stream(doors).map(context::getBean).toArray())
                .build();
    }

    /** Before a test begins. */
    public static Others nobody() {
        return new Others();
    }

    private Others() {
        api = MockMvcBuilders.standaloneSetup(new Object()).build();
    }

    public String get(String address, int status) throws Exception {
        return send(HttpMethod.GET, address, "", status);
    }

    public String post(String address, String body, int status) throws Exception {
        return send(HttpMethod.POST, address, body, status);
    }

    public String put(String address, String body, int status) throws Exception {
        return send(HttpMethod.PUT, address, body, status);
    }

    public String delete(String address, int status) throws Exception {
        return send(HttpMethod.DELETE, address, "", status);
    }

    /** @param address below {@link #BASE} */
    public String send(HttpMethod method, String address, String body, int status) throws Exception {
        var answer = api.perform(MockMvcRequestBuilders.request(method, URI.create(BASE + address))
                        .contentType("application/json")
                        .content(body.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
        var said = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(method + " " + address + ": " + said).isEqualTo(status);
        return said;
    }

    /** What comes back as it is, a file for instance. */
    public byte[] bytes(HttpMethod method, String address, String body) throws Exception {
        var answer = api.perform(MockMvcRequestBuilders.request(method, URI.create(BASE + address))
                        .contentType("application/json")
                        .content(body.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** @param units each {@code name<parent}, or {@code name<parent:manager} @param users each {@code name@unit} */
    public static String organisation(List<String> units, List<String> users) {
        return """
                {"orgUnits":[%s],"users":[%s]}""".formatted(
                        units.stream().map(Others::unit).collect(Collectors.joining(",")),
                        users.stream().map(Others::user).collect(Collectors.joining(",")));
    }

    private static String unit(String said) {
        var parts = said.split("[<:]", -1);
        var parent = parts.length < 2 || parts[1].isEmpty() ? "null" : "\"" + id(parts[1]) + "\"";
        var manager =
                parts.length < 3 ? "null" : "{\"uuid\":\"%s\",\"userId\":\"%s\"}".formatted(id(parts[2]), parts[2]);
        return "{\"uuid\":\"%s\",\"name\":\"%s\",\"parentOrgUnitUuid\":%s,\"manager\":%s}"
                .formatted(id(parts[0]), parts[0], parent, manager);
    }

    public static String user(String said) {
        return user(said, false);
    }

    public static String user(String said, boolean disabled) {
        var parts = said.split("@", 2);
        return """
                {"extUuid":"%1$s","userId":"%2$s","name":"%2$s Prøve","disabled":%3$s,
                 "positions":[{"name":"Medarbejder","orgUnitUuid":"%4$s","titleUuid":"%5$s"}]}""".formatted(id(parts[0]), parts[0], disabled, id(parts[1]), id("Medarbejder"));
    }

    /** In the name of a key with these rights. */
    public static <X extends Throwable> void byKey(UUID key, Set<String> held, Context.Act<X> act) throws X {
        new Context(Tenant.current(), new Actor(Actor.Kind.API_KEY, key, "Nøgle"), Locale.ENGLISH, "prøve-prøve")
                .<X>run(() -> CallerRights.run(held, act));
    }
}
