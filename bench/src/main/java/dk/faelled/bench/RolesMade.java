package dk.faelled.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The catalogue that the bench of roles looks things up in, and how it is made through the interface that others call. */
final class RolesMade {
    /** Of each system. */
    static final int RIGHTS = 13;
    /** So many roles of the first system are everybody's; it is a directory with groups. */
    static final int GROUPS = 7;

    final int units;
    final int users;
    final LargeAuthority authority;
    final List<Long> roles = new ArrayList<>();
    private final int systems;
    private final int converted;
    private final int direct;
    private final int placed;
    private final RolesClient client;
    private final Random random;

    /** @param hundredths of the size of a large authority */
    RolesMade(RolesClient client, int hundredths, long seed) {
        this.client = client;
        random = new Random(seed);
        units = 40 * hundredths;
        users = 300 * hundredths;
        systems = 6 * hundredths;
        converted = 3 * hundredths;
        direct = 600 * hundredths;
        placed = 120 * hundredths;
        authority = new LargeAuthority(units, users, seed);
    }

    private static String system(int number) {
        return "SYS" + number;
    }

    private String rights(int system, String users) {
        return IntStream.range(0, RIGHTS)
                .mapToObj(right -> "{\"name\":\"Ret %1$d i %2$d\",\"identifier\":\"R%2$d_%1$d\"%3$s}"
                        .formatted(right, system, users))
                .collect(Collectors.joining(",", "[", "]"));
    }

    Object catalogue() throws IOException, InterruptedException {
        for (int i = 0; i < systems; i++) {
            client.send("POST", "v2/itsystem", """
                    {"name":"System %1$d","identifier":"%2$s","systemtype":"%3$s","canEditThroughApi":true}
                    """.formatted(i, system(i), i == 0 ? "AD" : "SAML"));
            client.send(
                    "POST",
                    "itsystem/manage/" + system(i),
                    "{\"convertRolesEnabled\":%s,\"systemRoles\":%s}".formatted(i < converted, rights(i, "")));
        }
        var byRight = new HashMap<String, Long>();
        for (var role : client.json("GET", "v2/userrole", ""))
            byRight.put(
                    role.at("/systemRoleAssignments/0/systemRoleIdentifier").asString(""),
                    role.get("id").asLong());
        for (int i = 0; i < converted * RIGHTS; i++) roles.add(Objects.requireNonNull(byRight.get(right(i))));
        limit();
        return true;
    }

    void unpause(Visitor administrator) throws IOException, InterruptedException {
        var path = "/roles/systems/"
                + client.json("GET", "v2/itsystem/" + system(0), "").get("id") + "/edit";
        administrator.submit(Form.of(administrator.get(path), path).with("flags", "EDITED_THROUGH_API"));
    }

    /** Some roles are limited to the KLE numbers of their holders. */
    private void limit() throws IOException, InterruptedException {
        var kle = "http://sts.kombit.dk/constraints/KLE/1";
        for (var role : roles.subList(0, Math.min(200, roles.size() / 10))) {
            var told = client.json("GET", "v2/userrole/" + role, "");
            var right = told.at("/systemRoleAssignments/0/systemRoleId").asLong();
            client.send(
                    "PUT",
                    "v2/itsystem/" + told.get("itSystemId").asLong() + "/systemroles/" + right,
                    "{\"supportedConstraintTypes\":[{\"constraintType\":{\"entityId\":\"%s\"},\"mandatory\":false}]}"
                            .formatted(kle));
            client.send("PUT", "v2/userrole/" + role, """
                    {"systemRoleAssignments":[{"systemRoleId":%d,"constraintValues":[
                      {"constraintTypeEntityId":"%s","constraintValueType":"INHERITED"}]}]}
                    """.formatted(right, kle));
        }
    }

    void place(int unit, long role) throws IOException, InterruptedException {
        client.send("POST", "v2/organisation/assignment/userrole", """
                {"assignmentType":"USER_ROLE","inherit":true,"scopes":[],"orgUnit":{"uuid":"%s"},"userRole":{"id":%d}}
                """.formatted(LargeAuthority.unit(unit), role));
    }

    Object place() throws IOException, InterruptedException {
        for (int i = 0; i < GROUPS; i++) place(0, roles.get(i));
        for (int i = GROUPS; i < placed; i++)
            place(i % units == 0 ? 1 : i % units, roles.get(RIGHTS + random.nextInt(roles.size() - RIGHTS - 1)));
        return true;
    }

    Object give() throws IOException, InterruptedException {
        int each = direct / (converted * RIGHTS) + 1;
        for (int i = 1; i < converted; i++) {
            var named = random.ints(each, 0, users)
                    .distinct()
                    .mapToObj(user -> "\"u" + user + "\"")
                    .collect(Collectors.joining(",", ",\"users\":[", "]"));
            client.send(
                    "POST",
                    "itsystem/manage/" + system(i) + "?updateUserAssignments=true",
                    "{\"convertRolesEnabled\":true,\"systemRoles\":%s}".formatted(rights(i, named)));
        }
        return true;
    }

    /** What the system role of a user role is called. */
    static String right(int role) {
        return "R" + role / RIGHTS + "_" + role % RIGHTS;
    }
}
