package dk.faelled.platform;

/**
 * Whether what goes out of the house by itself (connectors, mails, schedules) must wait: a restored copy does so until
 * somebody says that it is the one in use, lest it write to the world a second time.
 */
public interface Pause {
    boolean isOn();
}
