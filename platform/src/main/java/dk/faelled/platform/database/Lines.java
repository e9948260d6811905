package dk.faelled.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * The lines to the database. Whoever waits on one for an answer that does not come can only be freed by cutting it; named
 * to the driver by its class, so they are known to all of this program.
 */
public final class Lines extends SocketFactory {
    private static final Set<Line> OPEN = ConcurrentHashMap.newKeySet();
    private final String database;

    /** @param database its address; called by the driver */
    public Lines(String database) {
        this.database = database;
    }

    private static final class Line extends Socket {
        private final String database;

        Line(String database) {
            this.database = database;
        }

        @Override
        public void close() throws IOException {
            OPEN.remove(this);
            super.close();
        }
    }

    static void cut(String database) {
        for (var line : OPEN) {
            if (!line.database.equals(database)) continue;
            try {
                line.close();
            } catch (IOException _) {
                // it is gone either way
            }
        }
    }

    @Override
    public Socket createSocket() {
        var line = new Line(database);
        OPEN.add(line);
        return line;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the driver connects by itself");
    }
}
