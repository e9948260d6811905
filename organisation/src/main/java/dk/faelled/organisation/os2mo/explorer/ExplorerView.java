package dk.faelled.organisation.os2mo.explorer;

import dk.faelled.organisation.os2mo.schema.Version;
import java.util.List;
import java.util.stream.IntStream;

/** One version, to be tried. */
public record ExplorerView(Version version) {
    static final String EXAMPLE = """
            query Units($names: [String!], $limit: int) {
              org_units(filter: {names: $names}, limit: $limit) {
                objects {
                  uuid
                  current { name user_key parent_response { uuid } validity { from to } }
                }
                page_info { next_cursor }
              }
            }
            """;

    static String path(Version version) {
        return "/os2mo/graphql/" + version;
    }

    public String action() {
        return path(version);
    }

    public String schema() {
        return action() + "/schema.graphql";
    }

    public String example() {
        return EXAMPLE;
    }

    public String variables() {
        return "{\"limit\": 10}";
    }

    /** The newest first. */
    public List<Version> versions() {
        return IntStream.rangeClosed(Version.OLDEST.number(), Version.NEWEST.number())
                .mapToObj(Version::new)
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    public String href(Version other) {
        return path(other);
    }
}
