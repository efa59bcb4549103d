package dk.ramme.services;

import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.login.AddressRation;
import dk.ramme.login.LoginLimits;
import dk.ramme.login.SignedIn;
import dk.ramme.ration.RateLimits;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts on the organisation's trail who logs in to which service, what is issued, and what is refused (O6). */
@Component
class ServiceTrail {

    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Actors actors;
    private final AddressRation refusals;

    ServiceTrail(
            AuditTrail trail,
            TransactionTemplate transaction,
            Actors actors,
            LoginLimits limits,
            RateLimits rations,
            Clock clock) {
        this.trail = trail;
        this.transaction = transaction;
        this.actors = actors;
        this.refusals =
                new AddressRation("service-proofs", limits.refusalsPerAddress(), limits.refusals(), rations, clock);
    }

    /**
     * Somebody came as a service and did not prove it; written at once, as often as one address may.
     *
     * @param service null: there is none of that name, and nothing to look after
     * @return whether it was within the ration
     */
    boolean proofRefused(@Nullable String service) {
        if (!refusals.take(actors.current().address())) return false;
        if (service != null) trail.recordRefusal("SERVICE_PROOF_REFUSED", "service", null, Map.of("service", service));
        return true;
    }

    /** In the transaction of what it tells of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, SignedIn me, String service) {
        trail.recordAs(actor(me), action, "login", me.user(), Map.of("service", service));
    }

    /** Somebody is out of a service, in the transaction that ends it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(SessionEnds.EndReason by, SignedIn me, String service) {
        trail.recordAs(
                Actor.system(),
                "SERVICE_SESSION_ENDED",
                "user",
                me.user(),
                Map.of("service", service, "reason", by.name()));
    }

    /** The service could not be told that somebody is out of it; in a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notTold(SignedIn me, String service) {
        trail.recordAs(Actor.system(), "SERVICE_NOT_TOLD", "user", me.user(), Map.of("service", service));
    }

    /** A refusal, written at once. */
    void refused(SignedIn me, String service, String reason) {
        var details = new LinkedHashMap<String, String>();
        details.put("service", service);
        details.put("reason", reason);
        Tenancy.in(
                me.organisation(),
                () -> transaction.executeWithoutResult(
                        status -> trail.recordAs(actor(me), "SERVICE_LOGIN_REFUSED", "login", me.user(), details)));
    }

    private static Actor actor(SignedIn me) {
        return new Actor(Actor.Kind.USER, me.user(), me.personName(), null, null, me.level(), me.authTime());
    }
}
