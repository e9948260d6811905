package dk.faelled.bench;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Four people who make units, each of its own, and what they were told. */
final class Writing {
    private static final int WRITERS = 4;
    private static final int WARM = 3;
    private static final int PATIENCE = 120;
    private final Set<String> tried = new ConcurrentSkipListSet<>();
    private final Set<String> answered = new ConcurrentSkipListSet<>();

    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicReference<IOException> lastly = new AtomicReference<>(new IOException("They only were slow"));

    interface Meanwhile {
        void run() throws Exception;
    }

    /** Begins when each of them has been answered a few times; they write on until it has ended. */
    void during(Program program, String name, Meanwhile meanwhile) throws Exception {
        var over = new AtomicBoolean();
        var warm = new CountDownLatch(WRITERS);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var prefix = "K" + name + "-" + writer + "-";
                writers.submit(() -> write(program, prefix, warm, over));
            }
            try {
                if (!warm.await(PATIENCE, TimeUnit.SECONDS))
                    throw new IOException("The writers were not answered", lastly.get());
                meanwhile.run();
            } finally {
                over.set(true);
            }
        }
    }

    /** Counted as answered only when the page that follows came. */
    private boolean write(Program program, String prefix, CountDownLatch warm, AtomicBoolean over)
            throws InterruptedException {
        try (var visitor = Visitor.signedIn(program, "redaktoer")) {
            var form = Form.of(visitor.get("/organisation/units/new"), "/organisation/units/new");
            for (int i = 0; !over.get(); i++) {
                var key = prefix + i;
                tried.add(key);
                visitor.submit(form.with("name", "Prøveenhed " + key).with("userKey", key));
                answered.add(key);
                if (i + 1 == WARM) warm.countDown();
                TimeUnit.MILLISECONDS.sleep(60); // a session may ask twenty times a second
            }
        } catch (IOException killed) {
            lastly.set(killed);
            broken.incrementAndGet();
            return false;
        }
        return true;
    }

    /** How many of them were refused or cut off. */
    int broken() {
        return broken.get();
    }

    Set<String> answered() {
        return new TreeSet<>(answered);
    }

    /** @throws IOException where one of those is missing, or one is there that nobody asked for */
    void check(Visitor visitor, Set<String> expected) throws IOException, InterruptedException {
        var there = new TreeSet<String>();
        for (var line : visitor.get("/organisation/units/export?format=csv&all=true&q=Pr%C3%B8veenhed")
                .split("\r?\n")) {
            for (var cell : line.split(";")) if (cell.matches("K\\w+-\\d+-\\d+")) there.add(cell);
        }
        var missing = new TreeSet<>(expected);
        missing.removeAll(there);
        if (!missing.isEmpty()) throw new IOException("Lost, though answered: " + missing);
        var strange = new TreeSet<>(there);
        strange.removeAll(tried);
        if (!strange.isEmpty()) throw new IOException("Nobody asked for " + strange);
    }
}
