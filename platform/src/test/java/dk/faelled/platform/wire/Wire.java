package dk.faelled.platform.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A connection for each call.
 *
 * @param port of the program on this machine
 * @param from the address of this machine that calls: 127.0.0.0/8 has many
 */
public record Wire(int port, String from) {
    private static final int PATIENCE = 60_000;

    public Wire(int port) {
        this(port, "127.0.0.1");
    }

    public Wire from(String address) {
        return new Wire(port, address);
    }

    public Answer send(Call call) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            var body = call.body().getBytes(StandardCharsets.UTF_8);
            var head = new StringBuilder(call.method() + " " + call.target() + " HTTP/1.1\r\n");
            if (!call.names("Host"))
                head.append("Host: localhost:").append(port).append("\r\n");
            for (var header : call.headers()) head.append(header).append("\r\n");
            if (!call.names("Transfer-Encoding")
                    && (body.length > 0 || !call.method().equals("GET")))
                head.append("Content-Length: ").append(body.length).append("\r\n");
            head.append("Connection: close\r\n\r\n");
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (IOException _) {
                // refused before it was all sent: the answer is there to be read
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) lines.add(line);
        var headers = new LinkedHashMap<String, List<String>>();
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int status = lines.isEmpty() ? 0 : Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
        return new Answer(status, headers, body(in, headers));
    }

    private static String body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", List.of()).contains("chunked"))
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        var whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            whole.write(in.readNBytes(size));
            line(in);
        }
        return whole.toString(StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.write(c);
        return line.toString(StandardCharsets.UTF_8);
    }
}
