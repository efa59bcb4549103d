package dk.ramme.login.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions that lie in the database under a hash of what the browser has (T73): whoever reads the table, or a backup of it,
 * cannot go on in anybody's name. All else is the framework's.
 */
class HashedSessions<S extends Session> implements FindByIndexNameSessionRepository<HashedSession<S>> {

    private final FindByIndexNameSessionRepository<S> stored;
    private final SessionNames names;
    private final ThreadLocal<@Nullable Reading<S>> reading = new ThreadLocal<>();

    HashedSessions(FindByIndexNameSessionRepository<S> stored, SessionNames names) {
        this.stored = stored;
        this.names = names;
    }

    @Override
    public HashedSession<S> createSession() {
        var session = stored.createSession();
        return new HashedSession<>(session, names.takeMade(), names);
    }

    @Override
    public void save(HashedSession<S> session) {
        stored.save(session.stored());
    }

    /** Whatever is asked for is hashed, so that a name read in the database finds nothing. */
    @Override
    public @Nullable HashedSession<S> findById(String id) {
        var known = reading.get();
        if (known == null) return read(id);
        if (known.session == null || !known.session.getId().equals(id)) known.session = read(id);
        return known.session;
    }

    private @Nullable HashedSession<S> read(String id) {
        var session = stored.findById(SessionNames.stored(id));
        return session == null ? null : new HashedSession<>(session, id, names);
    }

    /** What a request asks for twice is read once, as long as the scope is open. */
    Scope readOnce() {
        reading.set(new Reading<>());
        return reading::remove;
    }

    /** @param id what the browser has, or a name found by index */
    @Override
    public void deleteById(String id) {
        var known = reading.get();
        if (known != null) known.session = null;
        stored.deleteById(SessionNames.isStored(id) ? id : SessionNames.stored(id));
    }

    /** Those found so have the names that are stored, since nobody knows the others. */
    @Override
    public Map<String, HashedSession<S>> findByIndexNameAndIndexValue(String index, String value) {
        Map<String, HashedSession<S>> found = new LinkedHashMap<>();
        stored.findByIndexNameAndIndexValue(index, value)
                .forEach((name, session) -> found.put(name, new HashedSession<>(session, name, names)));
        return found;
    }

    /** Ends what {@link #readOnce} has begun. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Reading<S extends Session> {
        private @Nullable HashedSession<S> session;
    }
}
