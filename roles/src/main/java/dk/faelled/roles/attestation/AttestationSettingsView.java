package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** @param units all there are, by name, as far as a page holds them */
public record AttestationSettingsView(List<Option> units, Filled in, Errors errors) {
    public boolean ticked(Option unit) {
        return in.all("units").contains(unit.value());
    }
}
