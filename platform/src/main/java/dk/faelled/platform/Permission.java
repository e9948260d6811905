package dk.faelled.platform;

import java.util.Locale;

/**
 * A right that a module declares as a bean.
 *
 * @param id {@code module.noun.verb}
 * @param sensitive demands a fresh second factor once there is one
 */
public record Permission(String id, String danish, String english, boolean sensitive) {
    public Permission(String id, String danish, String english) {
        this(id, danish, english, false);
    }

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") ? english : danish;
    }
}
