package dk.faelled.roles.requests;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;

/**
 * Personal approvers, and the form for another one.
 *
 * @param own accounts as which the reader leads something
 * @param all whether the reader may name those of others
 */
public record DelegatesView(ListView<DelegateList.Row> list, List<Option> own, boolean all, Filled in, Errors errors) {}
