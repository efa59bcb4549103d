package dk.ramme.login;

import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.OnBehalf;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever is logged in is the actor, or whoever began the background work; without either it is the system. */
@Component
class CurrentActors implements Actors {

    @Override
    public Actor current() {
        return OnBehalf.current().map(OnBehalf.Work::by).orElseGet(CurrentActors::ofRequest);
    }

    private static Actor ofRequest() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var address = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
        var requestId = MDC.get("requestId");
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn me) {
            var kind = me.isGuest() ? Actor.Kind.GUEST : Actor.Kind.USER;
            return new Actor(kind, me.userId(), me.personName(), address, requestId, me.level(), me.authTime());
        }
        return new Actor(Actor.Kind.SYSTEM, null, null, address, requestId, null, null);
    }
}
