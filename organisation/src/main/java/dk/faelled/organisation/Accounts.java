package dk.faelled.organisation;

/** The accounts (IT-brugere) of persons and units. */
public interface Accounts extends Register<ItUserId, ItUser> {}
