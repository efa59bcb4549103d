package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.ActivationLinksCalledBack;
import dk.ramme.activation.ActivationEvent.ActivationLinksIssued;
import dk.ramme.activation.ActivationEvent.ActivationLinksIssued.Item;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.Users.Addressed;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes each of many users a link and has it mailed; a former one dies with it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class IssuingLinks {

    private final Links links;
    private final ApplicationEventPublisher events;

    IssuingLinks(Links links, ApplicationEventPublisher events) {
        this.links = links;
        this.events = events;
    }

    /** @param again whether they had a link before */
    public void issue(List<Addressed> users, Organisation organisation, String byName, boolean again) {
        var issued = links.issueAll(
                LinkPurpose.ACTIVATION, users.stream().map(Addressed::id).toList());
        events.publishEvent(new ActivationLinksIssued(
                organisation.id(),
                organisation.name(),
                byName,
                again,
                IntStream.range(0, users.size())
                        .mapToObj(n -> item(users.get(n), issued.get(n)))
                        .toList()));
    }

    /** Their links lead nowhere any more, and the mails with them are not sent where they wait. */
    void callBack(List<UUID> users, UUID organisation) {
        links.revokeAll(LinkPurpose.ACTIVATION, users);
        events.publishEvent(new ActivationLinksCalledBack(organisation, users));
    }

    private static Item item(Addressed user, Links.Issued issued) {
        return new Item(
                user.id(),
                issued.link().id(),
                user.name(),
                user.email(),
                user.language(),
                issued.token(),
                issued.link().expiresAt());
    }
}
