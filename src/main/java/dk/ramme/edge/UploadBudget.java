package dk.ramme.edge;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How many uploads are on their way to this node and how large they are together: its threads and its disk have an end. */
@Component
class UploadBudget {

    private final UploadSettings settings;
    private final Map<String, Integer> persons = new HashMap<>();
    private int count;
    private long bytes;

    UploadBudget(UploadSettings settings) {
        this.settings = settings;
    }

    /** @throws UploadRefused when there is no room for one more of this size */
    synchronized Claim claim(@Nullable String person, long size) {
        var name = person == null ? "" : person;
        if (count >= settings.atOnce()
                || persons.getOrDefault(name, 0) >= settings.perPerson()
                || bytes + size > settings.bytes().toBytes()) {
            throw new UploadRefused(HttpStatus.SERVICE_UNAVAILABLE);
        }
        count++;
        bytes += size;
        persons.merge(name, 1, Integer::sum);
        return new Claim(name, size);
    }

    private synchronized void giveBack(Claim claim) {
        count--;
        bytes -= claim.size;
        persons.computeIfPresent(claim.person, (person, has) -> has == 1 ? null : has - 1);
    }

    /** Room for one upload, until it has been dealt with. */
    final class Claim {

        private final String person;
        private final long size;
        private boolean given = true;

        private Claim(String person, long size) {
            this.person = person;
            this.size = size;
        }

        void end() {
            if (given) {
                given = false;
                giveBack(this);
            }
        }
    }
}
