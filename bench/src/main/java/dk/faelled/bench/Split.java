package dk.faelled.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to the database that can be cut as a network is cut: nothing comes through, nothing is refused, until it heals. */
final class Split implements AutoCloseable {
    private final ServerSocket door;
    private final int database;
    private final ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();
    private boolean cut;

    private Split(ServerSocket door, int database) {
        this.door = door;
        this.database = database;
    }

    static Split to(int database) throws IOException {
        var split = new Split(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), database);
        split.lines.submit(split::letIn);
        return split;
    }

    int port() {
        return door.getLocalPort();
    }

    synchronized void cut() {
        cut = true;
    }

    synchronized void heal() {
        cut = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (cut) wait();
    }

    private Void letIn() throws IOException {
        while (true) {
            var here = door.accept();
            lines.submit(() -> {
                var there = new Socket(InetAddress.getLoopbackAddress(), database);
                lines.submit(() -> carry(here, there));
                return carry(there, here);
            });
        }
    }

    /** Until one end hangs up; then both are. */
    private Void carry(Socket from, Socket to) throws IOException, InterruptedException {
        try (from;
                to) {
            var bytes = new byte[8192];
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                pass();
                out.write(bytes, 0, read);
            }
            pass();
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        lines.shutdownNow();
    }
}
