package dk.faelled.platform.operations;

import dk.faelled.platform.page.Errors;

/** @param action where the form is posted */
public record FirstSignInView(String action, String authority, String userName, Errors errors) {
    @Override
    public String toString() {
        return "FirstSignInView[" + authority + "]";
    }
}
