package dk.ramme.people;

import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether users can be activated yet, and who does it (PRODUCT.md N4). */
@Service
class WhoActivates {

    private final Organisations organisations;
    private final Roles roles;

    WhoActivates(Organisations organisations, Roles roles) {
        this.organisations = organisations;
        this.roles = roles;
    }

    @Transactional(readOnly = true)
    public Answer now() {
        return new Answer(
                organisations
                        .findById(Tenancy.organisation())
                        .map(Organisation::isReady)
                        .orElse(false),
                roles.holders(Role.USER_ADMINISTRATOR).stream()
                        .map(Roles.Holder::name)
                        .toList());
    }

    /**
     * @param ready whether the set-up has been confirmed
     * @param userAdministrators their names
     */
    record Answer(boolean ready, List<String> userAdministrators) {}
}
