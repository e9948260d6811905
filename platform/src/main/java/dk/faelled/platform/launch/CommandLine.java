package dk.faelled.platform.launch;

import dk.faelled.platform.database.StartRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for at the console.
 *
 * @param command its words; empty for a plain start
 * @param options those without a dot; a flag has the value {@code true}
 * @param properties those with a dot: {@code --server.port=80}
 */
record CommandLine(String command, Map<String, String> options, Map<String, String> properties) {
    static final String HELP = """
            ./run                           start
                --port <number>             8080 unless said otherwise
                --data <folder>             ./data unless said otherwise
                --demo | --no-demo          with or without the invented authorities; only a new folder can choose
                --demo-public               let the demo be reached from other machines
                --<key>=<value>             any key of data/faelled.properties
            ./run demo --size small|typical|large
            ./run db setup-sql              what the administrator of an external database runs
            ./run bench <name>              from the source tree: figures beside their targets; start, pages, audit, opus, graphql,
                                            large, roles, second, signins, oidc, imports, backup, migration, kills with its rounds, soak
                                            with its minutes
            ./run backup [--to <folder>]    one encrypted file of everything, while it runs or not; data/backup unless said otherwise
            ./run restore <file>            puts a backup into an empty data folder, or, with --replace, in the place of one
            ./run resume                    after a restore: lets connectors, mails and schedules go on
            ./run audit verify              computes the audit log's chain again; exit code 1 where it differs
                --tenant <cvr>              of one authority; --anchors <folder>: data/anchors unless said otherwise
                --from <day>                only what was sealed from that day on, as 2026-11-25
            ./run keys recovery             reads the recovery key and puts data/secrets/master.key back
            ./run keys rotate               another master key, while the program is stopped; prints its recovery key
            ./run break-glass               a link of 15 minutes for who has lost every second factor; all administrators are told
                --tenant <cvr> --user <name>
            ./run doctor                    looks at this machine and the data folder
            """;
    private static final Set<String> FLAGS = Set.of("demo", "no-demo", "demo-public", "help", "replace");
    private static final Set<String> VALUES = Set.of("port", "data", "size", "tenant", "user", "anchors", "to", "from");
    private static final Set<String> COMMANDS = Set.of(
            "",
            "demo",
            "db setup-sql",
            "audit verify",
            "backup",
            "restore",
            "resume",
            "keys recovery",
            "keys rotate",
            "break-glass",
            "doctor",
            "help");

    static CommandLine parse(String... arguments) {
        var words = new ArrayList<String>();
        var options = new LinkedHashMap<String, String>();
        var properties = new LinkedHashMap<String, String>();
        var rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            var name = argument.substring(2);
            var equals = name.indexOf('=');
            var value = equals < 0 ? null : name.substring(equals + 1);
            if (equals >= 0) name = name.substring(0, equals);
            if (name.contains(".")) properties.put(name, value == null ? "true" : value);
            else if (FLAGS.contains(name)) options.put(name, "true");
            else if (VALUES.contains(name)) options.put(name, value != null ? value : next(name, rest));
            else throw refused("Unknown option --" + name);
        }
        if (words.size() == 2 && words.getFirst().equals("restore")) options.put("file", words.removeLast());
        var command = options.containsKey("help") ? "help" : String.join(" ", words);
        if (!COMMANDS.contains(command)) throw refused("Unknown command: " + command);
        if (command.equals("restore") && !options.containsKey("file")) throw refused("restore needs a file");
        return new CommandLine(command, options, properties);
    }

    private static String next(String name, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) throw refused("--" + name + " needs a value");
        return rest.next();
    }

    private static StartRefused refused(String why) {
        return new StartRefused(
                StartRefused.CONFIGURATION,
                why + ". What there is:\n" + HELP.stripTrailing().indent(2));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }
}
