package dk.faelled.platform.launch;

import dk.faelled.platform.database.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the port before the long part of the start, and names who has it. */
final class Ports {
    private Ports() {}

    static void check(int port, @Nullable String address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address == null
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION, "server.address %s is not known here.".formatted(address), e);
        } catch (IOException e) {
            var holder = holder(port).map(name -> " by " + name).orElse("");
            var other = port < 65_535 ? port + 1 : 8081;
            throw new StartRefused(
                    StartRefused.PORT_TAKEN,
                    "Port %d is taken%s (%s). Choose another: --port %d".formatted(port, holder, e.getMessage(), other),
                    e);
        }
    }

    /** The process that listens, as far as we may look into it. */
    private static Optional<String> holder(int port) {
        var inode = inode(port, Path.of("/proc/net/tcp")).or(() -> inode(port, Path.of("/proc/net/tcp6")));
        if (inode.isEmpty()) return Optional.empty();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) if (holds(process, inode.get())) return Optional.of(describe(process));
        } catch (IOException _) {
            // then without a name
        }
        return Optional.empty();
    }

    private static Optional<String> inode(int port, Path table) {
        var wanted = String.format(Locale.ROOT, ":%04X", port);
        try (var lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    // local address, state 0A = listening
                    .filter(line -> line.length > 9 && line[1].endsWith(wanted) && line[3].equals("0A"))
                    .map(line -> "socket:[" + line[9] + "]")
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean holds(Path process, String socket) {
        try (var open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : open) if (Files.readSymbolicLink(file).toString().equals(socket)) return true;
        } catch (IOException _) {
            // gone, or another user's
        }
        return false;
    }

    private static String describe(Path process) {
        try {
            return "%s (process %s)"
                    .formatted(Files.readString(process.resolve("comm")).strip(), process.getFileName());
        } catch (IOException _) {
            return "process " + process.getFileName();
        }
    }
}
