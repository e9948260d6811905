package dk.faelled.platform.backup;

import dk.faelled.platform.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A file of the data folder, so that it is there before the program is, and each look sees what holds now. */
@Component
public class PauseMark implements Pause {
    private final Path file;

    @Autowired
    public PauseMark(@Value("${faelled.data:./data}") Path data) {
        file = data.resolve("paused");
    }

    @Override
    public boolean isOn() {
        return Files.exists(file);
    }

    void set(Instant since) throws IOException {
        Files.writeString(file, "restored " + since + "\n");
    }

    /** @return false where nothing was paused */
    public boolean end() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
