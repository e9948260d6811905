package dk.faelled.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says to recipients and senders what the test tells it to say. */
final class StubbornServer implements AutoCloseable {
    static final String YES = "250 OK";
    private final ServerSocket door;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile String toSenders = YES;
    private volatile String toRecipients = YES;

    StubbornServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    void says(String toSenders, String toRecipients) {
        this.toSenders = toSenders;
        this.toRecipients = toRecipients;
    }

    /** What it took, headers and all. */
    List<String> taken() {
        return taken;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
            say(out, "220 stubborn");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("MAIL")) say(out, toSenders);
                else if (line.startsWith("RCPT")) say(out, toRecipients);
                else if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    var text = new StringBuilder();
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
                        text.append(line).append("\n");
                    taken.add(text.toString());
                    say(out, YES);
                } else if (line.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else say(out, YES);
            }
        } catch (IOException left) {
            // the caller is gone
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
