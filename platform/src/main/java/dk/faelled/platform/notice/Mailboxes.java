package dk.faelled.platform.notice;

import dk.faelled.platform.Context;
import dk.faelled.platform.MailAddresses;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where people read their mail, and in which language: as they have chosen, else what another module knows. */
@Component
class Mailboxes {
    /** One @, no blanks or controls, a point in the domain. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;\"\\p{Cntrl}]{1,64}@[^\\s@<>,;\"\\p{Cntrl}]+\\.[^\\s@<>,;\"\\p{Cntrl}]{2,}");

    private static final int LONGEST = 254;
    private final ChoiceTable choices;
    private final ObjectProvider<MailAddresses> addresses;

    record Mailbox(String address, Locale locale) {}

    Mailboxes(ChoiceTable choices, ObjectProvider<MailAddresses> addresses) {
        this.choices = choices;
        this.addresses = addresses;
    }

    Optional<Mailbox> of(UUID reader) {
        var chosen = choices.reader(reader);
        return chosen.flatMap(choice -> Optional.ofNullable(choice.address()))
                .or(() -> known(reader))
                .map(address -> new Mailbox(
                        address, chosen.map(ChoiceTable.Reader::locale).orElse(Context.DANISH)));
    }

    /** The address that another module knows of. */
    Optional<String> known(UUID reader) {
        var known = addresses.getIfAvailable();
        return known == null ? Optional.empty() : known.of(reader).filter(Mailboxes::canBeWritten);
    }

    /** What is right beyond that only the mail server knows. */
    static boolean canBeWritten(String address) {
        if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) return false;
        try {
            new InternetAddress(address).validate();
            return true;
        } catch (AddressException wrong) {
            return false;
        }
    }
}
