package dk.faelled.roles.attestation;

import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.list.Selection;
import dk.faelled.platform.page.Errors;
import dk.faelled.roles.form.Filled;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What attesters see of the accounts of a unit. */
@Component
@Transactional(readOnly = true)
class AttestationAccountDesk {
    private final AttestationDesk desk;
    private final AttestationReading reading;
    private final Lists lists;

    AttestationAccountDesk(AttestationDesk desk, AttestationReading reading, Lists lists) {
        this.desk = desk;
        this.reading = reading;
        this.lists = lists;
    }

    /** Of one that is the reader's to attest. */
    private Map<String, Object> parameters(UUID id) {
        return Map.of("attestation", desk.one(id).id());
    }

    /** @param typed the comment of a form that was refused */
    public AttestationAccountsView view(UUID id, ListRequest asked, String typed, Errors errors) {
        var one = desk.one(id);
        return new AttestationAccountsView(
                AttestationWords.subject(one),
                AttestationPages.PATH + "/" + id,
                AttestationDesk.over(one),
                reading.accountsLeft(one) > 0,
                ListView.of(
                        AttestationAccountList.DEFINITION,
                        asked,
                        lists.page(AttestationAccountList.DEFINITION, asked, parameters(id))),
                typed,
                errors);
    }

    /** Those that are ticked, or all that the filter of the page finds. */
    public List<UUID> chosen(UUID id, Filled in) {
        if (!in.has("all")) return in.uuids("selected");
        try {
            var hits = new Selection.AllHits(Selection.request(in.text("all")));
            return lists.ids(AttestationAccountList.DEFINITION, hits, parameters(id));
        } catch (IllegalArgumentException notAToken) {
            return List.of();
        }
    }
}
