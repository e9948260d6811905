package dk.faelled.secondfactor.challenge;

import dk.faelled.secondfactor.device.Device;

/** Wakes a device (MFA-18). Whether it does or not, the challenge is there for who opens the device. */
public interface Bell {
    /** Returns at once; {@code heard} runs later, where a push service has taken the message. */
    void ring(Device device, Challenge challenge, Runnable heard);
}
