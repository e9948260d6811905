package dk.faelled.roles.effective;

/** Refuses what would leave somebody with what nobody should hold together (funktionsadskillelse). */
public interface Separation {
    void demand(WhatIf.Future future);
}
