package dk.faelled.identity.assurance;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person before a registrant.
 *
 * @param path of this page
 * @param level in words
 * @param waiting what another registrant has seen and is to be confirmed; null for nothing
 * @param canConfirm it was another one
 * @param holds whether there is something to be withdrawn
 * @param factors what the person has beside the password
 * @param seen earlier ones in words, the latest first
 */
public record RegistrationView(
        String path,
        String name,
        String userName,
        String domain,
        String level,
        boolean allowed,
        @Nullable String waiting,
        boolean canConfirm,
        boolean holds,
        List<Factor> factors,
        List<String> seen,
        Form form,
        List<Option> documents,
        List<Option> levels,
        boolean fourEyes,
        Errors errors) {

    /** @param label with the level that it has now */
    public record Factor(String id, String label, boolean chosen) {}

    /** As typed. */
    public record Form(String document, String end, String level, Set<UUID> factors) {
        static final Form EMPTY = new Form("", "", "", Set.of());
    }
}
