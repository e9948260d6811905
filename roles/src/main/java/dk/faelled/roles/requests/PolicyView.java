package dk.faelled.roles.requests;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.form.Filled;
import java.util.Arrays;
import java.util.List;

/**
 * What a system, a role, a group or the authority says of requests.
 *
 * @param above where the page hangs
 * @param units the chosen ones and those found
 * @param responsible whether it is a system, which somebody answers for
 * @param authority whether it is what counts where nothing else is said
 */
public record PolicyView(
        String title,
        String here,
        Link above,
        List<Option> units,
        boolean responsible,
        boolean authority,
        Filled in,
        Errors errors) {

    public List<Option> requesters() {
        return Arrays.stream(RequestableBy.values())
                .filter(one -> one != RequestableBy.INHERIT)
                .map(one -> new Option(one.name(), Messages.text("roles.requestable." + one)))
                .toList();
    }

    public List<Option> approvers() {
        return Arrays.stream(ApprovableBy.values())
                .filter(one -> one != ApprovableBy.INHERIT)
                .map(one -> new Option(one.name(), Messages.text("roles.approvable." + one)))
                .toList();
    }

    public List<Option> reasons() {
        var options = new java.util.ArrayList<Option>();
        if (!authority) options.add(new Option("", Messages.text("roles.request.inherit")));
        for (var one : ReasonRule.values())
            options.add(new Option(one.name(), Messages.text("roles.request.reason." + one)));
        return options;
    }

    public boolean ticked(String field, Option option) {
        return in.all(field).contains(option.value());
    }
}
