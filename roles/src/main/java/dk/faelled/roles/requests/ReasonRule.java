package dk.faelled.roles.requests;

/** Whether whoever asks says why (begrundelse). */
enum ReasonRule {
    NONE,
    POSSIBLE,
    OBLIGATORY
}
