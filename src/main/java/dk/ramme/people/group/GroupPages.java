package dk.ramme.people.group;

import dk.ramme.people.Groups;
import dk.ramme.people.UserGroup;
import dk.ramme.people.UserParts;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about groups show. */
@Service
class GroupPages {

    private static final int PAGE = 50;

    private final Groups groups;
    private final UserParts members;

    GroupPages(Groups groups, UserParts members) {
        this.groups = groups;
        this.members = members;
    }

    @Transactional(readOnly = true)
    public List<Groups.Counted> all() {
        return groups.counted();
    }

    /** @throws KeepGroups.UnknownGroup when the organisation has no such group */
    @Transactional(readOnly = true)
    public GroupPage of(UUID id, @Nullable UUID after) {
        var organisation = Tenancy.organisation();
        var group = groups.find(id).orElseThrow(KeepGroups.UnknownGroup::new);
        var page = members.members(id, after, PAGE + 1);
        var more = page.size() > PAGE;
        return new GroupPage(
                group,
                groups.members(organisation, id),
                !groups.deactivated(organisation, id, Limit.of(1)).isEmpty(),
                more ? page.subList(0, PAGE) : page,
                more ? page.get(PAGE - 1).id() : null,
                after != null);
    }

    /**
     * @param count how many are in the group
     * @param awaits whether any of them can be activated
     * @param next the user the next page comes after; null on the last one
     * @param later whether there are pages before this one
     */
    record GroupPage(
            UserGroup group,
            int count,
            boolean awaits,
            List<UserParts.Member> members,
            @Nullable UUID next,
            boolean later) {}
}
