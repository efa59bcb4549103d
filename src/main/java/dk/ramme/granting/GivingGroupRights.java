package dk.ramme.granting;

import dk.ramme.audit.AuditTrail;
import dk.ramme.granting.Giving.NotThere;
import dk.ramme.granting.RightEvent.GroupRightsChanged;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Groups;
import dk.ramme.people.Role;
import dk.ramme.people.UserGroup;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An organisation or rights administrator gives a group rights and takes them. */
@Service
@Transactional
class GivingGroupRights implements Giving {

    private final ActingAdministrator acting;
    private final Groups groups;
    private final GroupRights rights;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GivingGroupRights(
            ActingAdministrator acting,
            Groups groups,
            GroupRights rights,
            Catalogue catalogue,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.groups = groups;
        this.rights = rights;
        this.catalogue = catalogue;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Holder of(UUID id) {
        var group = groups.find(id).orElseThrow(NotThere::new);
        return new Holder(group, groups.members(Tenancy.organisation(), id), rights.of(Tenancy.organisation(), id));
    }

    @Override
    public void assign(UUID id, Set<String> wanted, String stood) {
        var by = acting.require(Role.ORGANISATION_ADMINISTRATOR, Role.RIGHTS_ADMINISTRATOR);
        var group = groups.lock(id).orElseThrow(NotThere::new);
        var organisation = by.organisation().id();
        var change = Change.between(rights.of(organisation, id), wanted, catalogue.byCode(), stood);
        if (change.isNothing()) {
            return;
        }
        change.given().forEach(right -> group.give(right, clock.instant()));
        change.taken().forEach(group::take);
        var details = new HashMap<String, Object>(change.words());
        details.put("group", group.name());
        var members = groups.memberIds(organisation, id);
        details.put("users", members.size());
        audit.record("GROUP_RIGHTS_CHANGED", "group", id, details);
        events.publishEvent(
                new GroupRightsChanged(organisation, group, members, change.given(), change.taken(), by.name()));
    }

    /** A group, how many are in it, and the rights they have by it. */
    record Holder(UserGroup group, int members, List<UserRight> rights) implements Giving.Holder {}
}
