package dk.ramme.granting;

import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rights by groups, for the fragments {@code granting/held}. */
@Service("heldRights")
class HeldRights {

    private final GroupRights rights;

    HeldRights(GroupRights rights) {
        this.rights = rights;
    }

    @Transactional(readOnly = true)
    public List<GroupRights.Inherited> inheritedBy(UUID user) {
        return rights.inheritedBy(Tenancy.organisation(), user);
    }

    @Transactional(readOnly = true)
    public List<UserRight> ofGroup(UUID group) {
        return rights.of(Tenancy.organisation(), group);
    }
}
