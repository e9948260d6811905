package dk.faelled.roles.attestation;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;

/** The accounts of an attestation. @param over why nothing can be decided any more; null while something can @param typed the comment */
public record AttestationAccountsView(
        String title,
        String back,
        @org.jspecify.annotations.Nullable String over,
        boolean left,
        ListView<AttestationAccountList.Row> list,
        String typed,
        Errors errors) {
    public String here() {
        return back + "/accounts";
    }

    public boolean open() {
        return over == null;
    }
}
