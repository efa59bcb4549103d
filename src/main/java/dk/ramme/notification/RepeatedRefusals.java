package dk.ramme.notification;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Tells a recipient who is refused from a server that refuses everybody: by how many others are, one after the other. */
final class RepeatedRefusals {

    /** So many different recipients, refused in the same way and none taken between, are no accident. */
    static final int MANY = 5;

    private final Set<String> recipients = new HashSet<>();
    private String way = "";
    private Instant accepted = Instant.MIN;

    synchronized void accepted(Instant at) {
        recipients.clear();
        accepted = at;
    }

    /** Takes note of one more; true when this makes them many. */
    synchronized boolean refused(String recipient, String inWay) {
        if (!inWay.equals(way)) {
            recipients.clear();
            way = inWay;
        }
        recipients.add(recipient);
        return recipients.size() >= MANY;
    }

    /** Whether this is the first one of a row. */
    synchronized boolean isFirst() {
        return recipients.size() == 1;
    }

    /** Whether the server has taken any mail since. */
    synchronized boolean acceptedSince(Instant moment) {
        return accepted.isAfter(moment);
    }

    synchronized void forget() {
        recipients.clear();
    }
}
