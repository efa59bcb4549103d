package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.MeansEvent.MeansRevoked;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The means of a user, whoever issued them (M2). */
@Service
public class UserMeans {

    private final MeansOwners owners;
    private final AllMeans all;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserMeans(MeansOwners owners, AllMeans all, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
        this.owners = owners;
        this.all = all;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Those the user has activated, in the order they did. */
    @Transactional(readOnly = true)
    public List<HeldMeans> of(UUID user) {
        return all.heldBy(user);
    }

    /** The means, as long as it is the organisation's and not revoked. */
    @Transactional(readOnly = true)
    public Optional<HeldMeans> find(UUID means) {
        return all.findHeld(means);
    }

    /** @return whether the user has such a means under another name */
    @Transactional
    public boolean rename(UUID user, UUID means, String name) {
        var renamed = all.lock(user, means).filter(one -> one.rename(name)).isPresent();
        if (renamed) {
            trail.record("MEANS_RENAMED", "means", means, Map.of("name", name, "user", user));
        }
        return renamed;
    }

    /** Ends the means at once, on every node. @return whether the user has such a means */
    @Transactional
    public boolean revoke(UUID user, UUID means, Ending why) {
        owners.lockUnderOrganisation(user);
        var revoked = all.lock(user, means).filter(one -> one.revoke(clock.instant()));
        revoked.ifPresent(one -> {
            trail.record("MEANS_REVOKED", "means", means, Map.of("why", why, "kind", one.kind(), "user", user));
            events.publishEvent(new MeansRevoked(Tenancy.organisation(), user, means, one.kind(), one.name(), why));
        });
        return revoked.isPresent();
    }

    /**
     * Ends all means of users who are none any more, as a part of the deed that is on the trail. Of what was begun nothing
     * stays.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revokeAll(Collection<UUID> users) {
        all.deleteBegun(users);
        all.revokeAll(users, clock.instant());
    }

    /** Why a means is no longer the user's. */
    public enum Ending {
        LOST,
        REPLACED,
        REMOVED,
        /** A user administrator ended it. */
        WITHDRAWN
    }
}
