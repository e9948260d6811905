package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** Who attests a system. @param follows who answers for it is what the portfolio says @param roles its user roles, those ticked whose holders are attested by them too */
public record AttestedSystemView(long id, String name, boolean follows, List<Option> roles, Filled in, Errors errors) {
    public String here() {
        return AttestedSystemPages.PATH + "/" + id;
    }

    public boolean ticked(Option role) {
        return in.all("roles").contains(role.value());
    }
}
