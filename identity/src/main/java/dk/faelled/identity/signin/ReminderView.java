package dk.faelled.identity.signin;

/** @param change path of the page for a new one @param later where it is put off @param why in words, with the day */
public record ReminderView(String change, String later, String why) {}
