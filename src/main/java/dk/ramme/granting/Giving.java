package dk.ramme.granting;

import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Gives rights and takes them, whoever has them. */
interface Giving {

    /** @throws NotThere when there is nobody to have any, or no longer */
    Holder of(UUID id);

    /** Leaves the holder with exactly these rights. @param stood mark of what they had when the choice was made */
    void assign(UUID id, Set<String> wanted, String stood);

    /** Whoever has rights. */
    interface Holder {

        List<UserRight> rights();
    }

    /** The organisation has no such user, group or request, or no longer. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NotThere extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Neither the catalogue nor the user has a right like that. */
    static class UnknownRight extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
