package dk.faelled.platform.launch;

import dk.faelled.platform.backup.BackupFolder;
import dk.faelled.platform.backup.PauseMark;
import dk.faelled.platform.database.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/** Looks, changes nothing, and says what would stand in the way of a start. */
final class Doctor {
    private static final long LITTLE = 5L << 30;

    private Doctor() {}

    /** Returns the exit code: 0 if all is well, else that of the first fault. */
    static int look(Configuration configuration, PrintStream out) {
        var fault = 0;
        out.printf("JDK        %s (%s)%n", Runtime.version(), System.getProperty("java.home"));
        out.printf(
                "machine    %s %s, %d cores, as user %s%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("user.name"));
        var data = configuration.data();
        out.printf("data       %s%n", Files.exists(data) ? data : data + " (not there yet)");
        var nearest = data;
        while (!Files.exists(nearest) && nearest.getParent() != null) nearest = nearest.getParent();
        try {
            var free = Files.getFileStore(nearest).getUsableSpace();
            out.printf("disk       %d GB free%s%n", free >> 30, free < LITTLE ? ": too little, 5 GB are needed" : "");
            if (free < LITTLE) fault = StartRefused.DISK;
        } catch (IOException e) {
            out.printf("disk       %s%n", e);
            fault = StartRefused.FOLDER;
        }
        if (!Files.isWritable(nearest)) {
            out.printf("rights     %s cannot be written%n", nearest);
            if (fault == 0) fault = StartRefused.FOLDER;
        }
        try {
            var newest = BackupFolder.all(BackupCommand.folder(configuration)).stream()
                    .findFirst();
            out.printf(
                    "backup     %s%n",
                    newest.map(made -> made.at() + ", " + made.file()).orElse("none: ./run backup"));
        } catch (IOException e) {
            out.printf("backup     %s%n", e);
        }
        if (new PauseMark(data).isOn())
            out.println("paused     restored from a backup: connectors, mails and schedules wait until ./run resume");
        try {
            var lock = data.resolve("faelled.lock");
            var holder = Files.exists(lock) ? Files.readString(lock).strip().replace("\n", ", ") : "";
            out.printf("running    %s%n", holder.isEmpty() ? "no" : "yes, or it was killed: " + holder);
            if (holder.isEmpty())
                Ports.check(configuration.number("server.port", 8080), configuration.get("server.address"));
            out.printf("port       %d%n", configuration.number("server.port", 8080));
        } catch (IOException e) {
            out.printf("running    %s%n", e);
        } catch (StartRefused taken) {
            out.printf("port       %s%n", taken.sentence());
            if (fault == 0) fault = taken.exitCode();
        }
        out.println(fault == 0 ? "Nothing stands in the way of a start." : "Exit code " + fault + ".");
        return fault;
    }
}
