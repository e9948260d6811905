package dk.faelled.organisation;

/** Who owns units and persons. */
public interface Owners extends Register<OwnerId, Owner> {}
