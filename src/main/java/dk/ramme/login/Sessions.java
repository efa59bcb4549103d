package dk.ramme.login;

import dk.ramme.login.session.SessionNames;
import dk.ramme.login.session.SessionSettings;
import dk.ramme.unsaved.UnsavedForms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of people who are logged in: begun anew at each login, limited in time and in number. */
@Component
public class Sessions {

    private static final String STARTED = Sessions.class.getName() + ".started";
    private static final String SEEN = Sessions.class.getName() + ".seen";
    private static final String LOGIN = Sessions.class.getName() + ".login";

    /** Being there is written down once a minute, not for every request. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(15);

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final SessionSettings settings;
    private final UnsavedForms unsaved;
    private final Clock clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            SessionSettings settings,
            UnsavedForms unsaved,
            Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.unsaved = unsaved;
        this.clock = clock;
    }

    /** A new session for a fresh login. Nothing of the one before survives (T36) but what this person typed in vain (S8). */
    public HttpSession begin(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        return begin(me, clock.instant(), request, response);
    }

    /** A new session for the same login, now acting for another organisation; its eight hours go on. */
    HttpSession change(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        var started = session == null ? null : (Instant) session.getAttribute(STARTED);
        var login = login(session);
        var next = begin(me, started == null ? clock.instant() : started, request, response);
        login.ifPresent(same -> next.setAttribute(LOGIN, same));
        return next;
    }

    /** What tells this login from every other, through changes of its name and of the organisation; empty while nobody asked. */
    public static Optional<UUID> login(@Nullable HttpSession session) {
        return Optional.ofNullable(session == null ? null : (UUID) session.getAttribute(LOGIN));
    }

    /** The same; one that nobody has asked for is made now. */
    public static UUID nameLogin(HttpSession session) {
        return login(session).orElseGet(() -> {
            var fresh = UUID.randomUUID();
            session.setAttribute(LOGIN, fresh);
            return fresh;
        });
    }

    /**
     * The same session under a new name, for a person who has confirmed that it is still them; what they are in the middle of
     * stays. One that has run out meanwhile is not gone on with.
     */
    public void renew(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session == null || hasRunOut(session)) {
            begin(me, request, response);
            return;
        }
        request.changeSessionId();
        fill(request.getSession(), me, clock.instant(), request, response);
    }

    private HttpSession begin(SignedIn me, Instant started, HttpServletRequest request, HttpServletResponse response) {
        var typed = unsaved.of(request.getSession(false));
        end(request);
        var session = request.getSession(true);
        fill(session, me, started, request, response);
        unsaved.handOn(typed, me.isGuest(), request);
        endOldestOf(me, SessionNames.stored(session.getId()));
        return session;
    }

    private void fill(
            HttpSession session,
            SignedIn me,
            Instant started,
            HttpServletRequest request,
            HttpServletResponse response) {
        times(started).forEach(session::setAttribute);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedInToken(me, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** What a session keeps of its times. */
    Map<String, Instant> times(Instant started) {
        return Map.of(STARTED, started, SEEN, clock.instant());
    }

    /** Whether the session has lasted too long or been left alone too long; notes that the person is there. */
    public boolean hasRunOut(HttpSession session) {
        var now = clock.instant();
        var started = (Instant) session.getAttribute(STARTED);
        var seen = (Instant) session.getAttribute(SEEN);
        if (started == null
                || seen == null
                || now.isAfter(started.plus(settings.absolute()))
                || now.isAfter(seen.plus(settings.idle()))) {
            return true;
        }
        if (now.isAfter(seen.plus(SEEN_STEP))) {
            session.setAttribute(SEEN, now);
        }
        return false;
    }

    /** Whoever begins a login and goes away leaves nothing behind for long. */
    public static void forgetSoon(HttpSession session) {
        if (!isLoggedIn(session)) {
            session.setMaxInactiveInterval((int) LONGEST_LOGIN.toSeconds());
        }
    }

    public static boolean isLoggedIn(@Nullable HttpSession session) {
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Ends all sessions of this principal but the one of the request. */
    void endOthers(String principal, HttpServletRequest request) {
        var own = request.getSession(false);
        repository.findByPrincipalName(principal).keySet().stream()
                .filter(id -> own == null || !id.equals(SessionNames.stored(own.getId())))
                .forEach(repository::deleteById);
    }

    private void endOldestOf(SignedIn me, String current) {
        repository.findByPrincipalName(me.getName()).values().stream()
                .filter(session -> !session.getId().equals(current))
                .sorted(Comparator.<Session, Instant>comparing(Session::getCreationTime)
                        .reversed())
                .skip(settings.perPerson() - 1L)
                .forEach(session -> repository.deleteById(session.getId()));
    }
}
