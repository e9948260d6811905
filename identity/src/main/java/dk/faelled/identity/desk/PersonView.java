package dk.faelled.identity.desk;

import dk.faelled.platform.page.Link;
import java.util.List;

/**
 * What a service desk sees of a person.
 *
 * @param level in words
 * @param kind trusted employee or robot, in words; empty for neither
 * @param terms when they were accepted; empty for never
 * @param locks in words; empty for none
 * @param acts what can be done about him or her
 */
public record PersonView(
        String name,
        String userName,
        String domain,
        String account,
        String password,
        String level,
        String allowed,
        String kind,
        String terms,
        List<String> locks,
        List<String> factors,
        List<String> sessions,
        List<Link> groups,
        List<Loaded> loaded,
        List<Refused> refusals,
        List<Link> acts) {

    /** Job function roles, and attributes for KOMBIT. */
    public record Loaded(String name, String value) {}

    /** @param trace the steps of the decision */
    public record Refused(String code, String at, String verdict, List<String> trace) {}
}
