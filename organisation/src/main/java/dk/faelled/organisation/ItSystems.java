package dk.faelled.organisation;

/** The IT systems that accounts belong to. */
public interface ItSystems extends Register<ItSystemId, ItSystem> {}
