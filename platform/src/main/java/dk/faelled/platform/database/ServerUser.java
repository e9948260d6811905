package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who runs the database server, since PostgreSQL refuses to run as root.
 *
 * @param prefix words before the command that change to that user; empty where the program's own user will do
 * @param uid owner of the database's files
 */
record ServerUser(List<String> prefix, int uid) {
    private static final String NOT_AS_ROOT = """
            PostgreSQL does not run as root, and none of the other ways works here. Do one of these:
              useradd --system faelled                      then start again, or
              chown -R <an ordinary user> '%s'   then start as that user, or
              use an external database (spring.datasource.url).""";

    static ServerUser choose(DataFolder folder) throws IOException {
        var self = self(folder);
        var kept = Files.exists(folder.cluster()) ? folder.cluster() : null;
        if (self != 0) {
            if (kept != null && DataFolder.uid(kept) != self)
                throw new StartRefused(
                        StartRefused.FOLDER,
                        "%s belongs to user %s. Start as that user or as root, or: sudo chown -R %d '%s'"
                                .formatted(kept, Files.getOwner(kept).getName(), self, folder.root()));
            return new ServerUser(List.of(), self);
        }
        for (var candidate : candidates(folder, kept)) {
            candidate.own(folder.pg());
            if (candidate.works(folder)) return candidate;
        }
        throw new StartRefused(StartRefused.ROOT, NOT_AS_ROOT.formatted(folder.root()));
    }

    /** The uid of this process; what we just created in our own folder tells it. */
    private static int self(DataFolder folder) throws IOException {
        var probe = Files.createTempFile(folder.secrets(), "who", "");
        try {
            return DataFolder.uid(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static List<ServerUser> candidates(DataFolder folder, @org.jspecify.annotations.Nullable Path kept)
            throws IOException {
        var uids = new LinkedHashSet<Integer>();
        if (kept != null) uids.add(DataFolder.uid(kept));
        else {
            uids.add(DataFolder.uid(folder.root()));
            for (var name : List.of("faelled", "postgres")) named(name, folder).ifPresent(uids::add);
        }
        uids.remove(0);
        var all = new ArrayList<ServerUser>();
        for (var uid : uids) all.add(new ServerUser(switchTo(uid, List.of()), uid));
        // a folder below one that the user may not enter, such as /root: it may read and pass, but write only its own
        var pass = List.of(
                "--securebits=+no_setuid_fixup", // else access(2), which PostgreSQL asks, forgets the capability
                "--inh-caps=+dac_read_search",
                "--ambient-caps=+dac_read_search");
        for (var uid : uids) all.add(new ServerUser(switchTo(uid, pass), uid));
        if (kept == null || DataFolder.uid(kept) == 0) all.add(new ServerUser(List.of("unshare", "-U"), 0));
        return all;
    }

    private static List<String> switchTo(int uid, List<String> capabilities) {
        var words = new ArrayList<>(List.of("setpriv", "--reuid=" + uid, "--regid=" + group(uid), "--clear-groups"));
        words.addAll(capabilities);
        return List.copyOf(words);
    }

    private static int group(int uid) {
        try {
            var ask = new ProcessBuilder("id", "-g", Integer.toString(uid))
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(ask.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return Integer.parseInt(answer.strip());
        } catch (IOException | NumberFormatException _) {
            return uid;
        }
    }

    private static java.util.Optional<Integer> named(String name, DataFolder folder) throws IOException {
        var probe = Files.createTempFile(folder.secrets(), "who", "");
        try {
            var user = FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
            Files.setOwner(probe, user);
            return java.util.Optional.of(DataFolder.uid(probe));
        } catch (UserPrincipalNotFoundException _) {
            return java.util.Optional.empty();
        } finally {
            Files.delete(probe);
        }
    }

    /** Has a name (initdb asks for it), may write the folder, and can run the program. */
    private boolean works(DataFolder folder) throws IOException {
        var command = command(
                "sh",
                "-c",
                "whoami && test -w \"$1\" && cd \"$1\" && test -x \"$2\" && \"$2\" --version",
                "probe",
                folder.pg().toString(),
                folder.binaries().resolve("bin/postgres").toString());
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false; // no such tool here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    List<String> command(String... words) {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return all;
    }

    /** Gives a file or folder to the server's user. */
    void own(Path file) throws IOException {
        if (DataFolder.uid(file) == uid) return;
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) throw new IOException("No owners on this file system: " + file);
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", group(uid));
    }
}
