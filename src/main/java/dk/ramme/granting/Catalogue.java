package dk.ramme.granting;

import dk.ramme.rights.KnownRight;
import dk.ramme.rights.KnownRights;
import dk.ramme.rights.UserRight;
import dk.ramme.ui.Choice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The known rights as answers of a form, in the language of the page. */
@Component
class Catalogue {

    private final KnownRights known;
    private final MessageSource messages;

    Catalogue(KnownRights known, MessageSource messages) {
        this.known = known;
        this.messages = messages;
    }

    /** By code, in Danish order of names. */
    Map<String, UserRight> byCode() {
        var rights = new LinkedHashMap<String, UserRight>();
        known.all().forEach(right -> rights.put(right.code(), given(right)));
        return rights;
    }

    List<Choice> choices() {
        return choices(List.of());
    }

    /** @param held by the user already: the imported are marked, and those nobody knows stand last */
    List<Choice> choices(Collection<UserRight> held) {
        var locale = LocaleContextHolder.getLocale();
        var choices = new ArrayList<Choice>();
        for (var right : known.all()) {
            var imported =
                    held.stream().anyMatch(one -> one.imported() && one.key().equals(right.code()));
            var about = right.service() + ": " + right.description(locale);
            choices.add(Choice.named(
                    right.code(),
                    right.name(locale),
                    imported ? about + " " + word("granting.imported", locale) : about));
        }
        held.stream()
                .filter(right -> !right.known())
                .forEach(right ->
                        choices.add(Choice.named(right.key(), right.name(), word("granting.unknown", locale))));
        return choices;
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static UserRight given(KnownRight right) {
        return new UserRight(right.code(), right.name(), right.nameEn(), false);
    }
}
