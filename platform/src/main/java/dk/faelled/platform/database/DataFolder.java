package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/** The folder of all state, and what lies where in it. */
record DataFolder(Path root) {
    static final int MAJOR = 18;
    private static final Set<String> OURS_BEFORE_THE_FIRST_START =
            Set.of("faelled.properties", "faelled.lock", "pg", "secrets", "logs", "demo", "lost+found");

    /** Creates the folder or checks that it is ours; never touches a folder that is somebody else's. */
    static DataFolder open(Path wanted) {
        var folder = new DataFolder(wanted.toAbsolutePath().normalize());
        try {
            if (!Files.exists(folder.root)) create(folder.root, "rwx--x--x");
            else folder.check();
            create(folder.pg(), "rwx--x--x");
            create(folder.logs(), "rwx--x--x");
            create(folder.secrets(), "rwx------");
            folder.handOver(folder.logs());
            folder.handOver(folder.secrets());
            return folder;
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.FOLDER,
                    "The data folder %s cannot be used (%s). Choose another with --data <folder>."
                            .formatted(folder.root, e),
                    e);
        }
    }

    private void check() throws IOException {
        if (!Files.isDirectory(root)) throw refused("is not a folder");
        var type = Files.getFileStore(root).type().toLowerCase(Locale.ROOT);
        if (type.matches("nfs.*|cifs|smb.*|afs|davfs.*|fuse\\.(sshfs|davfs|rclone).*"))
            throw refused("is on a network file system (" + type + "), where a database is not safe");
        if (Files.exists(pg())) return;
        try (var entries = Files.list(root)) {
            var foreign = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !OURS_BEFORE_THE_FIRST_START.contains(name))
                    .findFirst();
            if (foreign.isPresent()) throw refused("is not empty and not Fælled's (it holds " + foreign.get() + ")");
        }
    }

    private StartRefused refused(String why) {
        return new StartRefused(
                StartRefused.FOLDER,
                "The data folder %s %s. Nothing was changed. Choose another with --data <folder>."
                        .formatted(root, why));
    }

    private static void create(Path folder, String permissions) throws IOException {
        if (Files.exists(folder)) return;
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    /** What root creates in another user's folder belongs to that user, who may start the program next time. */
    void handOver(Path created) throws IOException {
        if (uid(root) != uid(created)) Files.setOwner(created, Files.getOwner(root));
    }

    static int uid(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }

    Path pg() {
        return root.resolve("pg");
    }

    Path binaries() {
        return pg().resolve("bin-" + MAJOR);
    }

    Path cluster() {
        return pg().resolve("data-" + MAJOR);
    }

    /** Where initdb works until it is done; found at start, it is the rest of an interrupted one. */
    Path unfinished() {
        return pg().resolve("new");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path databaseLogs() {
        return logs().resolve("database");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path lock() {
        return root.resolve("faelled.lock");
    }
}
