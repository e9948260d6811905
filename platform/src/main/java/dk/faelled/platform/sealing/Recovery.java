package dk.faelled.platform.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the master key back from what somebody wrote down at the first start. */
public final class Recovery {
    private Recovery() {}

    /**
     * Never replaces a key that is there.
     *
     * @return a line for the console
     * @throws MasterKeyMissing where what was written is no recovery key, or the file cannot be made
     */
    public static String restore(Path data, String written) {
        var file = data.resolve("secrets").resolve("master.key");
        var key = RecoveryKey.parse(written);
        if (Files.exists(file)) throw new MasterKeyMissing(file + " is there already and is left as it is.");
        try {
            MasterKey.write(file, key);
        } catch (IOException e) {
            throw new MasterKeyMissing(file + " cannot be written: " + e.getMessage());
        }
        return file + " is put back. The next start tells whether it is the right one.";
    }
}
