package dk.faelled.secondfactor.connector;

import dk.faelled.platform.page.Errors;

/**
 * The page on which somebody adds a device whom a login provider has sent here.
 *
 * @param name of the device; of a code viewer its serial number
 * @param options for the browser, where a key is made; empty where none can be, since the address is a number
 * @param picture a QR code as {@code data:} address, and the secret to be typed, of an app; empty for others
 * @param cancel back without a device; empty where nothing leads back
 */
public record HandoffForm(
        String kind,
        String action,
        String name,
        String options,
        String picture,
        String secret,
        String cancel,
        Errors errors) {
    @Override
    public String toString() {
        return "HandoffForm[" + kind + "]";
    }
}
