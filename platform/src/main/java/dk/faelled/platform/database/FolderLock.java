package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One program a folder. The operating system frees the lock when the program dies, however it dies. */
public final class FolderLock implements AutoCloseable {
    private final DataFolder folder;
    private final FileChannel channel;

    private FolderLock(DataFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folder if it is not there.
     *
     * @param address where the program will answer, for the one who finds the folder locked
     * @throws StartRefused if the folder is somebody else's or in use
     */
    public static FolderLock take(Path data, String address) {
        var folder = DataFolder.open(data);
        try {
            var channel = FileChannel.open(
                    folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) throw new OverlappingFileLockException();
            } catch (OverlappingFileLockException _) {
                channel.close();
                throw new StartRefused(
                        StartRefused.ALREADY_RUNNING,
                        "Fælled already runs on %s: %s. Stop it first, or choose another folder with --data <folder>."
                                .formatted(
                                        folder.root(),
                                        Files.readString(folder.lock()).strip().replace("\n", ", ")));
            }
            folder.handOver(folder.lock());
            var since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var text = "pid %d\naddress %s\nsince %s\n"
                    .formatted(ProcessHandle.current().pid(), address, since);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.FOLDER, "The lock %s cannot be taken: %s".formatted(folder.lock(), e), e);
        }
    }

    DataFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException _) {
            // the lock goes with the process anyway
        }
    }
}
