package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** Who attests a system. @param roles its user roles, those ticked whose holders are attested by them too */
public record AttestedSystemView(long id, String name, List<Option> roles, Filled in, Errors errors) {
    public String here() {
        return AttestedSystemPages.PATH + "/" + id;
    }

    public boolean ticked(Option role) {
        return in.all("roles").contains(role.value());
    }
}
