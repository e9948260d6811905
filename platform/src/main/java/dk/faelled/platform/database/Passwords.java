package dk.faelled.platform.database;

import dk.faelled.platform.Unguessable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The random passwords of the embedded database's roles, in {@code data/secrets}, readable by the owner only. */
record Passwords(Map<String, String> byRole) {
    static Passwords of(DataFolder folder) throws IOException {
        var file = folder.secrets().resolve("database.properties");
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        } else if (Files.exists(folder.cluster().resolve("PG_VERSION"))) {
            throw new StartRefused(
                    StartRefused.FOLDER,
                    "%s is gone, and with it the way into the database beside it. Put it back from a backup."
                            .formatted(file));
        }
        var all = new TreeMap<String, String>();
        for (var role : Role.values()) {
            var password = kept.getProperty(role.role());
            all.put(role.role(), password == null ? Unguessable.text() : password);
        }
        if (all.size() > kept.size()) keep(folder, all);
        return new Passwords(Map.copyOf(all));
    }

    private static void keep(DataFolder folder, Map<String, String> all) throws IOException {
        var fresh = folder.secrets().resolve("database.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var text = new StringBuilder();
        all.forEach((role, password) ->
                text.append(role).append('=').append(password).append('\n'));
        Files.writeString(fresh, text);
        folder.handOver(fresh);
        Files.move(
                fresh, folder.secrets().resolve("database.properties"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    String of(Role role) {
        var password = byRole.get(role.role());
        if (password == null) throw new IllegalStateException("No password for " + role);
        return password;
    }

    /** Passwords are not for logs. */
    @Override
    public String toString() {
        return "Passwords of " + byRole.keySet();
    }
}
