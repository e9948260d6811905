package dk.faelled.organisation.classification;

/** A class as a form. */
public record ClassFormView(ClassForm form, boolean mayEdit, String today) {}
