package dk.faelled.identity.signin;

import dk.faelled.platform.page.Errors;

/** @param picture a QR code as {@code data:} address @param secret the same to be typed, in groups of four */
public record AppForm(FactorForms.Place place, String picture, String secret, String name, Errors errors) {
    @Override
    public String toString() {
        return "AppForm[]";
    }
}
