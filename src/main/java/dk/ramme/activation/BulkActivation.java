package dk.ramme.activation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.ramme.activation.ActivationUsers.Candidate;
import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.OrganisationJob;
import dk.ramme.login.SignedIn;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.Users.Addressed;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Activates the chosen users, a chunk a transaction: state, orders, link, mail and trail of a user come together or not at
 * all.
 * What has been decided about a user is kept beside them, so that a run that was cut off goes on where it was.
 */
@Service
class BulkActivation {

    static final int CHUNK = 200;

    private final Activations activations;
    private final ActivationUsers members;
    private final Organisations organisations;
    private final UsersInNeed inNeed;
    private final ActingAdministrator administrators;
    private final IssuingLinks issuing;
    private final DeviceOrders orders;
    private final AuditTrail trail;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    BulkActivation(
            Activations activations,
            ActivationUsers members,
            Organisations organisations,
            UsersInNeed inNeed,
            ActingAdministrator administrators,
            IssuingLinks issuing,
            DeviceOrders orders,
            AuditTrail trail,
            ObjectProvider<SchedulerClient> scheduler,
            Clock clock) {
        this.activations = activations;
        this.members = members;
        this.organisations = organisations;
        this.inNeed = inNeed;
        this.administrators = administrators;
        this.issuing = issuing;
        this.orders = orders;
        this.trail = trail;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Starts the run. Started already, by a second click or a colleague: nothing happens again.
     *
     * @throws AccessDeniedException when whoever starts it is no user administrator any more
     * @throws ActivationChoice.NotOffered when the organisation does not offer, or no longer, what was chosen
     */
    @Transactional
    public void start(UUID id, SignedIn me) {
        var activation = activations.lock(id).orElseThrow(ActivationChoice.UnknownActivation::new);
        if (!activation.isChoosing()) {
            return;
        }
        var organisation = administrators.require(me.user(), Role.USER_ADMINISTRATOR);
        activation.start(organisation.loginPolicy(), clock.instant());
        activations.save(activation);
        trail.record("ACTIVATION_STARTED", "activation", id, Map.of("by", me.personName()));
        scheduler.getObject().scheduleIfNotExists(ActivationJob.instance(me.organisation(), id), OrganisationJob.now());
    }

    /** Decides about the next users. @return whether there may be more */
    @Transactional
    public boolean next(UUID id) {
        var activation = activations.lock(id).orElseThrow(ActivationChoice.UnknownActivation::new);
        if (!activation.isRunning()) {
            return false;
        }
        // held until the end of the chunk, so that neither the policy nor what its administrator may changes under it
        var organisation = organisations.hold(Tenancy.organisation()).orElseThrow();
        if (!administrators.mayStill(activation.createdBy(), Role.USER_ADMINISTRATOR)) {
            activation.decide(0, members.leaveOutRest(id, Outcome.NOT_ALLOWED), activation.reached());
            finish(activation);
            return false;
        }
        var rules = ExclusionRules.of(inNeed.parameters(organisation.loginPolicy()), clock.instant());
        var candidates = members.next(activation, rules, CHUNK);
        if (candidates.isEmpty()) {
            finish(activation);
            return false;
        }
        decide(activation, organisation, candidates);
        return true;
    }

    private void decide(Activation activation, Organisation organisation, List<Candidate> candidates) {
        var offered = activation.isAllowedBy(organisation.loginPolicy());
        var byOutcome = new EnumMap<Outcome, List<Candidate>>(Outcome.class);
        for (var candidate : candidates) {
            var outcome =
                    candidate.reason() != null ? candidate.reason() : offered ? Outcome.ACTIVATED : Outcome.NOT_OFFERED;
            byOutcome.computeIfAbsent(outcome, o -> new ArrayList<>()).add(candidate);
        }
        var activated = byOutcome.getOrDefault(Outcome.ACTIVATED, List.of());
        activate(activation, organisation, activated);
        byOutcome.forEach((outcome, users) -> members.decide(activation.id(), ids(users), outcome));
        var last = candidates.get(candidates.size() - 1).id();
        activation.decide(activated.size(), candidates.size() - activated.size(), last);
        activations.save(activation);
    }

    private void activate(Activation activation, Organisation organisation, List<Candidate> users) {
        if (users.isEmpty()) {
            return;
        }
        var ids = ids(users);
        if (!activation.sendsLinks()) {
            members.activate(ids, activation, clock.instant());
            orderDevices(activation, ids);
        }
        trail.recordAll(
                Actor.user(activation.createdBy(), activation.createdByName()),
                activation.sendsLinks() ? "ACTIVATION_LINK_RESENT" : "USER_ACTIVATED",
                "user",
                ids,
                Map.of("activation", activation.id()));
        issuing.issue(
                users.stream().map(BulkActivation::addressed).toList(),
                organisation,
                activation.createdByName(),
                activation.sendsLinks());
    }

    private void orderDevices(Activation activation, List<UUID> users) {
        var by = Actor.user(activation.createdBy(), activation.createdByName());
        activation.separateMeans().stream()
                .filter(IdentificationMeans::isPhysical)
                .sorted()
                .forEach(device -> orders.order(users, device, activation.delivery(), by));
    }

    /** Whoever has no address is left out. */
    private static Addressed addressed(Candidate user) {
        return new Addressed(user.id(), user.name(), Objects.requireNonNull(user.email()), user.language());
    }

    private void finish(Activation activation) {
        activation.finish(clock.instant());
        activations.save(activation);
        trail.recordAs(
                Actor.user(activation.createdBy(), activation.createdByName()),
                "ACTIVATION_FINISHED",
                "activation",
                activation.id(),
                Map.of("activated", activation.activated(), "leftOut", activation.leftOut()));
    }

    private static List<UUID> ids(List<Candidate> users) {
        return users.stream().map(Candidate::id).toList();
    }
}
