package dk.faelled.platform.database;

import org.jspecify.annotations.Nullable;

/** The program does not start: why, what would be right, and the exit code that scripts can tell it by. */
public final class StartRefused extends RuntimeException {
    public static final int UNEXPECTED = 1;
    public static final int CONFIGURATION = 2;
    public static final int ALREADY_RUNNING = 3;
    public static final int PORT_TAKEN = 4;
    public static final int ROOT = 5;
    public static final int LEFTOVERS = 6;
    public static final int VERSION = 7;
    public static final int RECOVERY = 8;
    public static final int FOLDER = 9;
    public static final int JDK = 10;
    public static final int DISK = 11;
    public static final int MASTER_KEY = 12;

    private static final long serialVersionUID = 1;
    private final int exitCode;

    public StartRefused(int exitCode, String message) {
        this(exitCode, message, null);
    }

    public StartRefused(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The sentence for the one at the console. */
    public String sentence() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
