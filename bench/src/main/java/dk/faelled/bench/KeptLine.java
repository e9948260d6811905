package dk.faelled.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is asked again and again, with as little work of its own as can be: it shares the machine. */
final class KeptLine implements AutoCloseable {
    private static final int PATIENCE = 30_000;
    private final int port;
    private final String host;
    private Socket socket;
    private InputStream in;
    private boolean over;

    record Answer(int status, String body) {}

    KeptLine(Program program) throws IOException {
        this(program, "localhost");
    }

    /** @param host as the address line names it */
    KeptLine(Program program, String host) throws IOException {
        this.host = host;
        port = program.address("/").getPort();
        socket = opened();
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket opened() throws IOException {
        var fresh = new Socket(InetAddress.getLoopbackAddress(), port);
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE);
        return fresh;
    }

    /** A body is JSON where the headers say nothing else. @param headers each with its end of line */
    Answer ask(String method, String target, String headers, String body) throws IOException {
        if (over) {
            socket.close();
            socket = opened();
            in = new BufferedInputStream(socket.getInputStream());
            over = false;
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var type = body.isEmpty() || headers.contains("Content-Type:") ? "" : "Content-Type: application/json\r\n";
        var head = method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + type + "Content-Length: "
                + bytes.length + "\r\n\r\n";
        var out = socket.getOutputStream();
        out.write((head + body).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            over |= lower.equals("connection: close"); // the container does so after some
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (!chunked) return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        var body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line();
        }
        line();
        return new Answer(status, body.toString());
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the program hung up");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
