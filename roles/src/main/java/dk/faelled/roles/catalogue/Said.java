package dk.faelled.roles.catalogue;

import dk.faelled.platform.RuleBroken;

/** What every text that somebody writes must be. */
final class Said {
    private Said() {}

    static String text(String field, String value, int longest) {
        var text = value.strip();
        if (text.isEmpty()) throw new RuleBroken("roles.text.missing").at(field);
        if (text.length() > longest) throw new RuleBroken("roles.text.too-long", longest).at(field);
        return text;
    }
}
