package dk.faelled.secondfactor.socket;

import dk.faelled.secondfactor.challenge.Arrival;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.challenge.ChallengeDesk;
import dk.faelled.secondfactor.device.Device;
import dk.faelled.secondfactor.device.DeviceRegister;
import dk.faelled.secondfactor.device.Forgotten;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The lines that this node holds: at most one to a device, the newest. */
@Component
class Lines implements Arrival, Forgotten, SmartLifecycle {
    private static final Duration ALIVE = Duration.ofMinutes(5);
    private final Map<String, Line> open = new ConcurrentHashMap<>();
    private final ChallengeDesk desk;
    private final DeviceRegister register;
    private volatile @Nullable Thread keeper;

    Lines(ChallengeDesk desk, DeviceRegister register) {
        this.desk = desk;
        this.register = register;
    }

    /** It has proved itself. What waits for it is told at once. */
    Line opened(String device, Session session) {
        var line = new Line(device, session);
        var before = open.put(device, line);
        if (before != null) before.close(CloseCodes.NORMAL_CLOSURE);
        soon(() -> {
            if (!isThere(device)) line.close(CloseCodes.VIOLATED_POLICY);
            else if (line.send(Frames.keepAlive()))
                desk.waitingFor(device).stream().findFirst().ifPresent(one -> line.send(Frames.asked(one)));
        });
        return line;
    }

    void closed(Line line) {
        open.remove(line.device(), line);
    }

    private boolean isThere(String device) {
        return register.find(device).filter(one -> !one.isDisabled()).isPresent();
    }

    @Override
    public void arrived(Challenge challenge) {
        var line = open.get(challenge.deviceId());
        if (line != null)
            soon(() -> {
                if (line.send(Frames.asked(challenge))) desk.reached(challenge);
            });
    }

    /** A device that is blocked, or gone, is told by 1008. */
    @Override
    public void forgotten(String deviceId) {
        var line = open.get(deviceId);
        if (line != null)
            soon(() -> {
                if (!isThere(deviceId)) line.close(CloseCodes.VIOLATED_POLICY);
            });
    }

    void said(Line line, String text) {
        var said = Frames.said(text);
        var device = register.find(line.device()).filter(one -> !one.isDisabled());
        if (device.isEmpty()) {
            line.close(CloseCodes.VIOLATED_POLICY);
            return;
        }
        if (said.isEmpty()) {
            line.close(CloseCodes.CANNOT_ACCEPT);
            return;
        }
        var challenge = said.get().challenge();
        var status = said.get().status() == null ? "" : said.get().status();
        if (challenge.isPresent() && status.equals("ACCEPT"))
            accept(line, device.get(), challenge.get(), said.get().pin());
        else if (challenge.isPresent() && status.equals("REJECT")) desk.reject(device.get(), challenge.get(), false);
    }

    private void accept(Line line, Device device, UUID challenge, @Nullable String pin) {
        var replied = desk.accept(device, challenge, pin, false, null);
        switch (replied.reply()) {
            case TAKEN -> line.send(Frames.pin(Frames.Kind.CORRECT_PIN, challenge, "OK"));
            case WRONG_PIN, LOCKED ->
                line.send(Frames.pin(
                        Frames.Kind.INCORRECT_PIN, challenge, replied.reply().name()));
            case UNKNOWN, FOREIGN, WRONG_NUMBER -> {
                // nothing of this device's waits any more, and the client has no words for why
            }
        }
    }

    private static void soon(Runnable work) {
        Thread.ofVirtual().name("line").start(work);
    }

    private void keep() {
        while (keeper == Thread.currentThread()) {
            try {
                Thread.sleep(ALIVE);
                open.values().forEach(line -> soon(() -> line.send(Frames.keepAlive())));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void start() {
        var fresh = Thread.ofVirtual().name("lines").unstarted(this::keep);
        keeper = fresh; // before its first step, which looks whether it is the one
        fresh.start();
    }

    @Override
    public void stop() {
        var running = keeper;
        keeper = null;
        if (running != null) running.interrupt();
        open.values().forEach(line -> line.close(CloseCodes.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return keeper != null;
    }
}
