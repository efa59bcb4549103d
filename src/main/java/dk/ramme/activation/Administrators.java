package dk.ramme.activation;

import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who a user can turn to (PRODUCT.md N4, A5). */
@Service
class Administrators {

    private final Roles roles;

    Administrators(Roles roles) {
        this.roles = roles;
    }

    @Transactional(readOnly = true)
    public List<Roles.Holder> holding(Role role) {
        return roles.holders(role);
    }
}
