package dk.ramme.setup;

import dk.ramme.people.Role;
import dk.ramme.ui.Choice;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The roles that can be given, as answers with the administrators' names. */
@Component
class RoleOptions {

    private final MessageSource messages;

    RoleOptions(MessageSource messages) {
        this.messages = messages;
    }

    List<Choice> of(AdministratorOverview.Administrators administrators) {
        return administrators.offers().stream().map(this::option).toList();
    }

    /** A sole administrator will want to manage users themself, where nobody else will. */
    List<String> suggested(AdministratorOverview.Administrators administrators) {
        if (administrators.all() > 1 || administrators.someoneManagesUsers(List.of())) {
            return List.of();
        }
        return administrators.offers().stream()
                .filter(offer -> offer.choice().role() == Role.USER_ADMINISTRATOR)
                .map(offer -> offer.choice().toString())
                .toList();
    }

    private Choice option(OfferedRoles.Offer offer) {
        var key = "setup.administrators.offer." + offer.choice().role().name();
        return Choice.named(offer.choice().toString(), say(key, offer.name()), say(key + ".hint"));
    }

    private String say(String key, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, arguments, locale);
    }
}
