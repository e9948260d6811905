package dk.faelled.organisation;

/** Which unit has to do with which KLE number, and how. */
public interface KleMarkings extends Register<KleId, Kle> {}
