package dk.ramme.rights;

import java.util.Locale;

/**
 * A right of the catalogue.
 *
 * @param service where it is used
 */
public record KnownRight(
        String code, String name, String nameEn, String service, String description, String descriptionEn) {

    public String name(Locale locale) {
        return isEnglish(locale) ? nameEn : name;
    }

    public String description(Locale locale) {
        return isEnglish(locale) ? descriptionEn : description;
    }

    static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
