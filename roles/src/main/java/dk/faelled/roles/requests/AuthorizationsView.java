package dk.faelled.roles.requests;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** Authorisation managers, and the form for another one. @param units the chosen one and those found */
public record AuthorizationsView(ListView<AuthorizationList.Row> list, List<Option> units, Filled in, Errors errors) {}
