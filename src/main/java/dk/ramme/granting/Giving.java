package dk.ramme.granting;

import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
}
