package dk.ramme.login;

import dk.ramme.unsaved.FormOwner;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whoever is logged in is whom a form is drawn for. */
@Component
class CurrentFormOwner implements FormOwner {

    @Override
    public Optional<String> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn me
                ? Optional.of(me.acting())
                : Optional.empty();
    }
}
