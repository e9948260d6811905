package dk.faelled.secondfactor.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open line to one device. */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final long PATIENCE_MILLISECONDS = 10_000;
    private final ReentrantLock sending = new ReentrantLock();
    private final String device;
    private final Session session;

    Line(String device, Session session) {
        this.device = device;
        this.session = session;
        session.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", PATIENCE_MILLISECONDS);
    }

    String device() {
        return device;
    }

    /** One at a time. @return whether it was taken */
    boolean send(String text) {
        sending.lock();
        try {
            if (!session.isOpen()) return false;
            session.getBasicRemote().sendText(text);
            return true;
        } catch (IOException | IllegalStateException gone) {
            LOG.info("a line to a device is broken: {}", gone.getClass().getSimpleName());
            close(CloseCodes.CLOSED_ABNORMALLY);
            return false;
        } finally {
            sending.unlock();
        }
    }

    void close(CloseCodes why) {
        try {
            // 1006 is never sent: a line that is broken is closed as one that goes away
            session.close(new CloseReason(why == CloseCodes.CLOSED_ABNORMALLY ? CloseCodes.GOING_AWAY : why, ""));
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("closed already", gone);
        }
    }
}
