package dk.ramme.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One notification as its reader sees it. */
record Notification(UUID id, String kind, List<Object> arguments, String href, Instant at, boolean read) {

    public String titleKey() {
        return "notifications.kind." + kind;
    }

    /** Some news lead nowhere but to themselves. */
    public boolean linked() {
        return !href.equals("/notifications");
    }

    public String linkKey() {
        return titleKey() + ".link";
    }

    public Object[] filledIn() {
        return arguments.toArray();
    }
}
