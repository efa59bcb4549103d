package dk.ramme.granting;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.granting.RightEvent.GroupRightsChanged;
import dk.ramme.people.group.KeepGroups.GroupMembersChanged;
import dk.ramme.rights.UserRight;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees to it that whoever is put in a group with rights, or taken out of it, learns that theirs have changed, and that their own
 * history tells every right that came or went by a group.
 */
@Component
class MembersRights {

    private final GroupRights rights;
    private final AuditTrail trail;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    MembersRights(GroupRights rights, AuditTrail trail, Actors actors, ApplicationEventPublisher events) {
        this.rights = rights;
        this.trail = trail;
        this.actors = actors;
        this.events = events;
    }

    @EventListener
    void on(GroupMembersChanged change) {
        var held = rights.of(change.organisationId(), change.group().id());
        tell(change, change.joined(), held, List.of());
        tell(change, change.left(), List.of(), held);
    }

    @EventListener
    void on(GroupRightsChanged change) {
        if (!change.users().isEmpty()) {
            var details = new HashMap<String, Object>(new Change(change.given(), change.taken()).words());
            details.put("group", change.group().name());
            trail.recordAll(actors.current(), "RIGHTS_BY_GROUP_CHANGED", "user", change.users(), details);
        }
    }

    private void tell(GroupMembersChanged change, List<UUID> users, List<UserRight> given, List<UserRight> taken) {
        if (users.isEmpty() || given.isEmpty() && taken.isEmpty()) {
            return;
        }
        events.publishEvent(
                new GroupRightsChanged(change.organisationId(), change.group(), users, given, taken, change.byName()));
    }
}
