package dk.faelled.organisation.engagement;

import dk.faelled.organisation.editing.EditView;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Errors;
import java.util.List;

/**
 * Moving employments, step by step on one page.
 *
 * @param found what can be ticked
 * @param count how many there are, shown or not
 * @param outlook what would happen to those chosen; empty before it is asked for
 */
public record TransferView(
        Moment moment,
        Typed values,
        EditView.Field source,
        EditView.Field target,
        List<Transfer> found,
        int count,
        List<Transfer> outlook,
        Errors errors) {
    public boolean chosen(Transfer transfer) {
        return values.all("engagement").contains(transfer.id().value().toString());
    }

    public boolean asked() {
        return !values.text("source").isEmpty();
    }

    public String action() {
        return moment.at(TransferPages.PATH);
    }

    public String value(String name) {
        return values.text(name);
    }

    public long stopped() {
        return outlook.stream().filter(t -> t.obstacle() != null).count();
    }
}
