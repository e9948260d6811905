package dk.faelled.roles;

import dk.faelled.organisation.ItSystemId;

/** A small invented catalogue, to try the program with. */
public interface SampleCatalogue {
    /** Does nothing where there are other IT systems than Fælled itself. @param accounts the IT system whose accounts are the users */
    void lay(ItSystemId accounts);

    /** Begins an attestation of what is laid, where none has been. Not within a transaction: first all is worked out. */
    void attest();
}
