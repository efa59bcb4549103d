package dk.ramme.activation;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.people.list.UserList;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Users who wait are sent a new link, many at a time (A4). What was mailed cannot be undone. */
@Component
class SendingLinks implements Deed {

    static final String KEY = "SEND_LINKS";

    private final Organisations organisations;
    private final UsersInNeed inNeed;
    private final Users users;
    private final IssuingLinks issuing;
    private final Actors actors;
    private final AuditTrail trail;
    private final Clock clock;

    SendingLinks(
            Organisations organisations,
            UsersInNeed inNeed,
            Users users,
            IssuingLinks issuing,
            Actors actors,
            AuditTrail trail,
            Clock clock) {
        this.organisations = organisations;
        this.inNeed = inNeed;
        this.users = users;
        this.issuing = issuing;
        this.actors = actors;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return list == UserList.USERS;
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return ExclusionRules.toSendLinks(inNeed.parameters(organisation().loginPolicy()), clock.instant());
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> awaiting) {
        trail.recordAll(actors.current(), "ACTIVATION_LINK_RESENT", "user", awaiting, Map.of());
        issuing.issue(users.addressed(awaiting), organisation(), run.createdByName(), true);
    }

    @Override
    public List<Afterwards> afterwards(BulkRun run) {
        return List.of(new Afterwards(null, "activation.waiting.title", WaitingController.HREF));
    }

    private Organisation organisation() {
        return organisations.findById(Tenancy.organisation()).orElseThrow();
    }

    @Override
    public @Nullable Duration undoneWithin() {
        return null;
    }
}
