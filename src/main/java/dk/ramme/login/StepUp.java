package dk.ramme.login;

import dk.ramme.unsaved.UnsavedForms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Leads somebody whose login is too old, or worth too little, to confirm that it is still them, and back to where they
 * were. What they had typed waits for them there; nothing is done before they press the button again.
 */
@Component
public class StepUp {

    private static final String DEMAND = StepUp.class.getName() + ".demand";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final WantedPage wanted;
    private final UnsavedForms unsaved;
    private final RefusalTrail trail;
    private final Clock clock;

    StepUp(WantedPage wanted, UnsavedForms unsaved, RefusalTrail trail, Clock clock) {
        this.wanted = wanted;
        this.unsaved = unsaved;
        this.trail = trail;
        this.clock = clock;
    }

    public boolean isMet(SignedIn me, StepUpDemand demand) {
        return isFresh(me) && (demand == StepUpDemand.FRESH || reachesSubstantial(me));
    }

    static boolean reachesSubstantial(SignedIn me) {
        return AssuranceLevel.read(me.level(), Map.of())
                .filter(level -> level.reaches(AssuranceLevel.SUBSTANTIAL))
                .isPresent();
    }

    private boolean isFresh(SignedIn me) {
        return clock.instant().isBefore(me.authTime().plus(FRESH));
    }

    /** @return where the browser goes to confirm */
    public String begin(SignedIn me, StepUpDemand demand, HttpServletRequest request, HttpServletResponse response) {
        if (HttpMethod.POST.matches(request.getMethod())) {
            wanted.remember(unsaved.page(request).orElse("/"), response);
            unsaved.keep(request);
        } else {
            wanted.remember(request, response);
        }
        request.getSession().setAttribute(DEMAND, demand);
        trail.record(
                me, "LOGIN_CONFIRMATION_ASKED", request, Map.of("reason", reachesSubstantial(me) ? "AGE" : "LEVEL"));
        return LoginPages.STEP_UP;
    }

    /** What the person was held up by; empty when nothing was, or their login is good enough by now. */
    Optional<StepUpDemand> waiting(SignedIn me, HttpServletRequest request) {
        var session = request.getSession(false);
        return demand(session == null ? null : session.getAttribute(DEMAND)).filter(demand -> !isMet(me, demand));
    }

    private static Optional<StepUpDemand> demand(@Nullable Object kept) {
        return kept instanceof StepUpDemand demand ? Optional.of(demand) : Optional.empty();
    }
}
