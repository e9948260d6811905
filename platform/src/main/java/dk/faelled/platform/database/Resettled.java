package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fresh data folder that is filled from a backup: its database's files must belong to the one who runs the server. */
public final class Resettled {
    private final DataFolder folder;
    private final int uid;
    private final int gid;

    private Resettled(DataFolder folder, int uid, int gid) {
        this.folder = folder;
        this.uid = uid;
        this.gid = gid;
    }

    /** Makes the folder, with this program's PostgreSQL in it. @throws StartRefused where it cannot be */
    public static Resettled in(Path data) throws IOException {
        var folder = DataFolder.open(data);
        Binaries.unpack(folder);
        var _ = ServerUser.choose(folder); // gives it the folder of the database
        return new Resettled(folder, DataFolder.uid(folder.pg()), (int) Files.getAttribute(folder.pg(), "unix:gid"));
    }

    /** Gives a file or folder to whom it must belong. */
    public void own(Path file) throws IOException {
        if (!file.startsWith(folder.cluster())) folder.handOver(file);
        else if (DataFolder.uid(file) != uid) {
            Files.setAttribute(file, "unix:uid", uid);
            Files.setAttribute(file, "unix:gid", gid);
        }
    }
}
