package dk.ramme.granting;

import dk.ramme.granting.RightEvent.GroupRightsChanged;
import dk.ramme.people.group.KeepGroups.GroupMembersChanged;
import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sees to it that whoever is put in a group with rights, or taken out of it, learns that theirs have changed. */
@Component
class MembersRights {

    private final GroupRights rights;
    private final ApplicationEventPublisher events;

    MembersRights(GroupRights rights, ApplicationEventPublisher events) {
        this.rights = rights;
        this.events = events;
    }

    @EventListener
    void on(GroupMembersChanged change) {
        var held = rights.of(change.organisationId(), change.group().id());
        tell(change, change.joined(), held, List.of());
        tell(change, change.left(), List.of(), held);
    }

    private void tell(GroupMembersChanged change, List<UUID> users, List<UserRight> given, List<UserRight> taken) {
        if (users.isEmpty() || given.isEmpty() && taken.isEmpty()) {
            return;
        }
        events.publishEvent(
                new GroupRightsChanged(change.organisationId(), change.group(), users, given, taken, change.byName()));
    }
}
