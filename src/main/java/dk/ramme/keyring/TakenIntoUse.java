package dk.ramme.keyring;

import dk.ramme.login.SeparateSession;
import dk.ramme.login.SignedIn;
import dk.ramme.means.UserMeans;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What follows when a means has been taken into use, whatever kind it is of. */
@Component
class TakenIntoUse {

    private static final String ACTIVATING = "ACTIVATING";
    private static final String ACTIVATION = "/activate";

    private final Keyring keyring;
    private final UserMeans means;
    private final SeparateSession session;

    TakenIntoUse(Keyring keyring, UserMeans means, SeparateSession session) {
        this.keyring = keyring;
        this.means = means;
        this.session = session;
    }

    /**
     * Ends the means that was replaced, and lets whoever may not stay with their private MitID go on with the new one. Whoever
     * has become active by it goes on where every way of activating oneself ends.
     */
    String goOn(
            SignedIn me,
            UUID taken,
            @Nullable String replaces,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var activating = isActivating(request);
        id(replaces)
                .filter(former -> !former.equals(taken))
                .ifPresent(former -> means.revoke(me.user(), former, UserMeans.Ending.REPLACED));
        stayIn(me, taken, request, response);
        Notice.good(redirect, "keyring.taken");
        return where(activating);
    }

    /** Whether whoever sends it has yet to become active; asked before they are. */
    static boolean isActivating(HttpServletRequest request) {
        return request.isUserInRole(ACTIVATING);
    }

    static String where(boolean activating) {
        return "redirect:" + (activating ? ACTIVATION : MeansController.PATH);
    }

    /** Whoever may not stay with what they came in with goes on with this means. */
    void stayIn(SignedIn me, UUID proved, HttpServletRequest request, HttpServletResponse response) {
        if (me.isSeparate()
                ? keyring.find(me.user(), me.means()).isEmpty()
                : !keyring.of(me.user()).privateMitId()) {
            session.goOnWith(proved, request, response);
        }
    }

    static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
