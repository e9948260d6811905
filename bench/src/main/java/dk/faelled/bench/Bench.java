package dk.faelled.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code ./run bench [name]...}: runs those named, or all but the long ones, and prints one table each. */
enum Bench {
    START(StartBench::run),
    PAGES(PagesBench::run),
    AUDIT(AuditBench::run),
    GRAPHQL(GraphqlBench::run),
    LARGE(GraphqlLargeBench::run),
    STREAMS(StreamsBench::run),
    AUTHORITIES(AuthoritiesBench::run),
    POLICIES(PoliciesBench::run),
    SATURATION(SaturationBench::run),
    SIGNINS(SignInsBench::run),
    OIDC(OidcBench::run),
    SAML(SamlBench::run),
    COREDATA(CoredataBench::run),
    NODES(NodesBench::run),
    CLOCK(ClockBench::run),
    SLOW(SlowDiskBench::run),
    KILLS(jar -> KillsBench.run(jar, asked(KillsBench.ROUNDS))),
    MIGRATION(MigrationBench::run),
    COPY(MigrationBench::whole),
    OPUS(OpusBench::run),
    IMPORTS(ImportsBench::run),
    ROWS(RowsBench::run),
    BACKUP(BackupBench::run),
    LOG(jar -> LogBench.run(jar, asked(LogBench.WHOLE))),
    ROLES(jar -> RolesBench.run(jar, asked(RolesBench.WHOLE))),
    SECOND(jar -> SecondBench.run(jar, asked(SecondBench.WHOLE))),
    SOAK(jar -> SoakBench.run(jar, asked(SoakBench.HOUR)));

    private static int number;

    private interface Measuring {
        void run(Path jar) throws Exception;
    }

    private final Measuring measuring;

    Bench(Measuring measuring) {
        this.measuring = measuring;
    }

    private static int asked(int otherwise) {
        return number > 0 ? number : otherwise;
    }

    /**
     * @param arguments the program's jar, then names; after {@code kills} its rounds, after {@code soak} its minutes, after
     *     {@code roles}, {@code second} and {@code log} hundredths of their size
     */
    static void main(String... arguments) throws Exception {
        var jar = Path.of(arguments[0]);
        var wanted = new ArrayList<Bench>();
        for (var name : List.of(arguments).subList(1, arguments.length)) {
            if (name.matches("\\d+")) number = Integer.parseInt(name);
            else wanted.add(named(name));
        }
        System.out.println(Machine.facts());
        for (var bench : wanted.isEmpty() ? List.of(START, PAGES, GRAPHQL, AUDIT, OPUS) : wanted)
            bench.measuring.run(jar);
    }

    private static Bench named(String name) {
        for (var bench : values()) if (bench.name().equals(name.toUpperCase(Locale.ROOT))) return bench;
        System.err.println("No benchmark is called " + name + ". There are: "
                + Arrays.toString(values()).toLowerCase(Locale.ROOT));
        System.exit(2);
        throw new IllegalStateException();
    }
}
