package dk.ramme.keyring;

import dk.ramme.activation.ActivationEvent.UserSelfActivated;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.means.MeansEvent.PinChosen;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The first means a user takes into use, or opens again, makes them active, in the same transaction (A3). */
@Component
class BecomingActive {

    private final Users users;
    private final Organisations organisations;
    private final Links links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BecomingActive(
            Users users, Organisations organisations, Links links, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.organisations = organisations;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NotGiven when the means was taken from the user, or the organisation stopped offering it, meanwhile */
    @EventListener
    void on(MeansActivated activated) {
        takeIntoUse(activated.organisationId(), activated.userId(), activated.kind());
    }

    /** @throws NotGiven as above */
    @EventListener
    void on(PinChosen chosen) {
        takeIntoUse(chosen.organisationId(), chosen.userId(), chosen.kind());
    }

    private void takeIntoUse(UUID organisation, UUID userId, IdentificationMeans kind) {
        // the policy first: whoever changes it waits until this is done, or has done so before
        var policy = organisations.hold(organisation).orElseThrow().loginPolicy();
        var user = users.lock(userId).orElseThrow();
        var given = user.separateMeans().contains(kind) && policy.offers(kind);
        if (!given || user.identifiedAt().isEmpty()) {
            throw new NotGiven();
        }
        var first = user.state() == UserState.AWAITING_ACTIVATION;
        user.takeIntoUse(kind, clock.instant());
        users.save(user);
        if (first) {
            links.revoke(LinkPurpose.ACTIVATION, user.id());
            events.publishEvent(new UserSelfActivated(user.organisationId(), user.id()));
        }
    }

    static class NotGiven extends RuntimeException {}
}
