package dk.faelled.organisation.importing;

import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.importing.OpusSaid.Said;
import java.time.LocalDate;

/** An employment ends with all that hangs on it, or never existed. */
final class OpusLeaving {
    private OpusLeaving() {}

    /** @param until the first day on which it is no longer there; what has ended earlier stays as it is */
    static void end(OpusBatch batch, String number, Said said, LocalDate until) {
        var off = Validity.from(until);
        var engagement = OpusIds.engagement(number);
        batch.engagements().put(engagement, batch.engagements().of(engagement).terminate(off));
        var manager = OpusIds.manager(number);
        batch.managers().put(manager, batch.managers().of(manager).terminate(off));
        for (var kind : OpusBatch.CONTACTS) {
            var contact = OpusBatch.contact(number, kind);
            batch.addresses().put(contact, batch.addresses().of(contact).terminate(off));
        }
        for (var function : said.functions()) {
            var id = new AssociationId(function);
            batch.functions().put(id, batch.functions().of(id).terminate(off));
        }
        untie(batch, number, said, off);
    }

    static void cancel(OpusBatch batch, String number, Said said) {
        batch.engagements().delete(OpusIds.engagement(number));
        batch.managers().delete(OpusIds.manager(number));
        for (var kind : OpusBatch.CONTACTS) batch.addresses().delete(OpusBatch.contact(number, kind));
        for (var function : said.functions()) batch.functions().delete(new AssociationId(function));
        untie(batch, number, said, Validity.ALWAYS);
    }

    private static void untie(OpusBatch batch, String number, Said said, Validity off) {
        if (said.account() == null) return;
        var id = new ItUserId(said.account());
        var left = OpusAccounts.untied(batch.accounts().of(id), off, OpusIds.engagement(number));
        if (left.isEmpty()) batch.accounts().delete(id);
        else batch.accounts().put(id, left);
    }
}
