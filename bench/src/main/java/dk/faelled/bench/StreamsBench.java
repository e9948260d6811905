package dk.faelled.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As many browser tabs listen as one node should bear: what they cost, and when the last of them has heard of a job. The heap
 * has its whole size from the start, so that growth of the process is what the streams take beside it.
 */
final class StreamsBench {
    private static final int STREAMS = 5_000;
    private static final int PATIENCE = 60;
    /** A session may ask so often at once; half of it is left for other pages. */
    private static final int EACH = 50;

    /** So many come at the same moment. */
    private static final int AT_ONCE = 32;

    private final Program program;
    private final CountDownLatch open = new CountDownLatch(STREAMS);
    private final CountDownLatch heard = new CountDownLatch(STREAMS);
    private final Semaphore opening = new Semaphore(AT_ONCE);
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);
    private final ArrayList<Socket> sockets = new ArrayList<>();

    private StreamsBench(Program program) {
        this.program = program;
    }

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        var figures = new Figures("Server-sent events: %,d streams on one node".formatted(STREAMS));
        try (var program = Program.wholeHeap(jar, data)) {
            new StreamsBench(program).measure(figures);
        }
        Program.delete(data);
        figures.print();
    }

    private void measure(Figures figures) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var visitors = new ArrayList<Visitor>();
            for (int i = 0; i < STREAMS / EACH; i++) visitors.add(Visitor.signedIn(program, "admin"));
            for (var visitor : visitors) visitor.get("/organisation/persons");
            var before = Taken.by(program, 0, 0);
            for (var visitor : visitors) listen(visitor, threads);
            if (!open.await(PATIENCE, TimeUnit.SECONDS))
                throw new IOException(
                        "%,d streams were not opened, %,d broke".formatted(open.getCount(), broken.get()));
            var with = Taken.by(program, 0, 0);
            figures.most(
                    "memory, live in the heap and beside it",
                    100,
                    with.heap() - before.heap() + with.resident() - before.resident(),
                    "MB");
            figures.only("  of it live in the heap", with.heap() - before.heap(), "MB");
            figures.only("threads more", with.threads() - before.threads(), "");
            Load.begin(program, "Streams", 1);
            heard.await(PATIENCE, TimeUnit.SECONDS);
            figures.only("from the first that hears of a load to the last", (last.get() - first.get()) / 1e6, "ms");
            figures.most("streams that did not hear of it", 0, heard.getCount(), "");
            figures.most("streams that broke", 0, broken.get(), "");
            for (var socket : sockets) socket.close();
            visitors.forEach(Visitor::close);
        }
    }

    private void listen(Visitor visitor, ExecutorService threads) throws IOException, InterruptedException {
        var request = "GET /api/platform/v1/me/events HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
                .formatted(visitor.cookies())
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < EACH; i++) {
            opening.acquire();
            var address = program.address("/");
            var socket = new Socket(address.getHost(), address.getPort());
            sockets.add(socket);
            socket.getOutputStream().write(request);
            threads.submit(() -> hear(socket.getInputStream()));
        }
    }

    private boolean hear(InputStream in) throws IOException {
        var lines = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read != '\n') {
                lines.append((char) read);
                continue;
            }
            if (lines.indexOf("HTTP/1.1") == 0 && lines.indexOf("200") < 0) {
                broken.incrementAndGet();
                opening.release();
            }
            if (lines.indexOf("retry:") == 0) {
                opening.release();
                open.countDown();
            }
            if (lines.indexOf("event: job") == 0) {
                long now = System.nanoTime();
                first.accumulateAndGet(now, Math::min);
                last.accumulateAndGet(now, Math::max);
                heard.countDown();
                return true; // the rest stays in the socket
            }
            lines.setLength(0);
        }
        broken.incrementAndGet();
        return false;
    }
}
