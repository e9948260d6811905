package dk.faelled.identity.desk;

import dk.faelled.platform.list.ListView;

public record PersonsView(ListView<PersonList.Row> list) {}
