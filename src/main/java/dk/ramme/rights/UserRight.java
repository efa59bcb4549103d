package dk.ramme.rights;

import java.util.Locale;

/**
 * A right that a user has.
 *
 * @param known whether it is in the catalogue; an unknown one stands in its source's words
 * @param imported whether it came from the old employee signatures
 */
public record UserRight(String name, String nameEn, boolean known, boolean imported) {

    public String name(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? nameEn : name;
    }
}
