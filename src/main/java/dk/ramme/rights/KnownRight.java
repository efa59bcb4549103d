package dk.ramme.rights;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.Immutable;

/** A right of the catalogue, which the operator keeps by migrations alone. */
@Entity
@Table(name = "known_right")
@Immutable
public class KnownRight {

    @Id
    private String code;

    private String name;
    private String nameEn;

    /** What else sources call it, written without blanks, signs and capitals. */
    private List<String> aliases;

    private String service;
    private String description;
    private String descriptionEn;

    protected KnownRight() {}

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String nameEn() {
        return nameEn;
    }

    public String name(Locale locale) {
        return isEnglish(locale) ? nameEn : name;
    }

    /** Where it is used. */
    public String service() {
        return service;
    }

    public String description(Locale locale) {
        return isEnglish(locale) ? descriptionEn : description;
    }

    List<String> aliases() {
        return aliases;
    }

    static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
