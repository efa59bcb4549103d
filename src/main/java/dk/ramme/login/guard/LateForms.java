package dk.ramme.login.guard;

import dk.ramme.edge.Uploads;
import dk.ramme.login.AddressRation;
import dk.ramme.login.LoginLimits;
import dk.ramme.login.Sessions;
import dk.ramme.login.WantedPage;
import dk.ramme.ration.RateLimits;
import dk.ramme.unsaved.UnsavedForms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Forms that were sent when their login or their token was no longer good (S8): what was typed is kept, and the page they stand
 * on is found. Strangers can make us keep nothing, since they have no form of ours.
 */
@Component
class LateForms {

    private final UnsavedForms unsaved;
    private final Uploads uploads;
    private final WantedPage wanted;
    private final AddressRation kept;

    LateForms(
            UnsavedForms unsaved,
            Uploads uploads,
            WantedPage wanted,
            LoginLimits limits,
            RateLimits rations,
            Clock clock) {
        this.unsaved = unsaved;
        this.uploads = uploads;
        this.wanted = wanted;
        this.kept = new AddressRation("late-forms", limits.begunPerAddress(), limits.begun(), rations, clock);
    }

    /** For whoever has to log in first: keeps what they typed and where. */
    void keepForLogin(HttpServletRequest request, HttpServletResponse response) {
        var page = page(request);
        page.ifPresent(found -> wanted.remember(found, response));
        if (page.isPresent() && !uploads.isUnread(request) && kept.take(request.getRemoteAddr())) {
            unsaved.keep(request);
            Sessions.forgetSoon(request.getSession());
        }
    }

    /**
     * For whoever is logged in, with another token than the form has: keeps what they typed.
     *
     * @return where to go: the page of the form, or the front page where it was drawn for another person or organisation;
     *     empty when it is no form of ours
     */
    Optional<String> keepForNow(HttpServletRequest request) {
        var page = page(request);
        if (page.isEmpty() || uploads.isUnread(request)) return page;
        if (!unsaved.isOfCurrent(request)) return Optional.of("/");
        unsaved.keep(request);
        return page;
    }

    /** An upload is not read before it is known who sends it, so its browser has to say that it comes from our own page. */
    private Optional<String> page(HttpServletRequest request) {
        if (!uploads.isUnread(request)) return unsaved.page(request).filter(WantedPage::isLocal);
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                ? Optional.of(UnsavedForms.fileAgain(request.getRequestURI()))
                : Optional.empty();
    }
}
