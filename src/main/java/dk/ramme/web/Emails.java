package dk.ramme.web;

import dk.ramme.identifier.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** E-mail addresses on pages, as people write them. */
@Component("emails")
class Emails {

    public @Nullable String shown(@Nullable String address) {
        return EmailAddress.shown(address);
    }
}
