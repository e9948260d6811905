package dk.faelled.identity.assurance;

import dk.faelled.platform.list.ListView;

public record RegistrationsView(ListView<RegistrationList.Row> list) {}
