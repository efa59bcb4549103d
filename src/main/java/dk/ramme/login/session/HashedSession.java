package dk.ramme.login.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A session as it is stored, under the name that the browser has for it. */
class HashedSession<S extends Session> implements Session {

    /** A visit is written down once a minute and not for every page. */
    private static final Duration VISIT_STEP = Duration.ofMinutes(1);

    private final S stored;
    private final SessionNames names;
    private String id;

    /** @param id what the browser has; where that is not known, what is stored */
    HashedSession(S stored, String id, SessionNames names) {
        this.stored = stored;
        this.id = id;
        this.names = names;
    }

    S stored() {
        return stored;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String changeSessionId() {
        stored.changeSessionId();
        id = names.takeMade();
        return id;
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return stored.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return stored.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            stored.removeAttribute(name);
        } else {
            stored.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        stored.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return stored.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        if (time.isAfter(stored.getLastAccessedTime().plus(VISIT_STEP))) {
            stored.setLastAccessedTime(time);
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        return stored.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        stored.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return stored.isExpired();
    }
}
