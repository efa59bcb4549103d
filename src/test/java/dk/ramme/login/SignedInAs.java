package dk.ramme.login;

import dk.ramme.identifier.CprNumber;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Sends a request of {@code MockMvcTester} from somebody's own session: a real one in the database, that the cookie names
 * and every filter reads. Keep the object for a walk over several pages, as a browser keeps its cookie.
 * <pre>mvc.post().uri("/users").with(SignedInAs.user(organisationId, userId)).with(csrf())</pre>
 */
public final class SignedInAs implements RequestPostProcessor {

    public static final String ISSUER = "https://mitid.test";

    private static final Duration STILL_FRESH = Duration.ofMinutes(4);

    private final @Nullable UUID organisationId;
    private final @Nullable UUID userId;
    private final @Nullable MitIdIdentity guest;
    private final @Nullable UUID means;
    private String level = "Substantial";
    private boolean leftOpen;
    private @Nullable String session;

    private SignedInAs(
            @Nullable UUID organisationId, @Nullable UUID userId, @Nullable MitIdIdentity guest, @Nullable UUID means) {
        this.means = means;
        this.organisationId = organisationId;
        this.userId = userId;
        this.guest = guest;
    }

    /** A user; what they may do is what the database says of their state and roles. */
    public static SignedInAs user(UUID organisationId, UUID userId) {
        return new SignedInAs(organisationId, userId, null, null);
    }

    /** A user who came in with this separate means of theirs. */
    public static SignedInAs separate(UUID organisationId, UUID userId, UUID means) {
        return new SignedInAs(organisationId, userId, null, means);
    }

    /** With a login of this level. */
    public SignedInAs atLevel(String reached) {
        level = reached;
        return this;
    }

    /**
     * As from a browser that was left open: the login grows old. Everybody else confirms who they are before it is too old for
     * anything (M5), so that a test may move the clock.
     */
    public SignedInAs leftOpen() {
        leftOpen = true;
        return this;
    }

    /** Someone who is no user yet, as {@link SealedGuest} will give them. */
    public static SignedInAs guest(MitIdIdentity identity) {
        return new SignedInAs(null, null, identity, null);
    }

    /** A person for {@link #guest}, with a level of Substantial a moment ago. */
    public static MitIdIdentity person(String name, LocalDate birthDate, @Nullable CprNumber cpr) {
        return new MitIdIdentity(
                ISSUER,
                UUID.randomUUID().toString(),
                name,
                birthDate,
                cpr,
                "Substantial",
                Clock.systemUTC().instant(),
                null);
    }

    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        var beans = WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
        if (session == null) {
            begin(beans);
        } else if (!leftOpen) {
            confirm(beans, beans.getBean(FindByIndexNameSessionRepository.class));
        }
        var others = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        request.setCookies(Stream.concat(Arrays.stream(others), Stream.of(new Cookie("ramme", session)))
                .toArray(Cookie[]::new));
        return request;
    }

    /** Logs in now, and not with the first request. */
    public void begin(ApplicationContext beans) {
        session = begun(beans, beans.getBean(FindByIndexNameSessionRepository.class));
    }

    /** The session as a browser of one's own sends it. */
    public String cookie(ApplicationContext beans) {
        if (session == null) begin(beans);
        return "ramme=" + session;
    }

    private <S extends Session> String begun(ApplicationContext beans, FindByIndexNameSessionRepository<S> repository) {
        var fresh = repository.createSession();
        var context = new SecurityContextImpl(new SignedInToken(signedIn(beans), List.of()));
        fresh.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        beans.getBean(Sessions.class)
                .times(beans.getBean(Clock.class).instant())
                .forEach(fresh::setAttribute);
        if (guest != null) {
            beans.getBean(SealedGuest.class).sealed(guest).forEach(fresh::setAttribute);
        }
        repository.save(fresh);
        return fresh.getId();
    }

    private <S extends Session> void confirm(ApplicationContext beans, FindByIndexNameSessionRepository<S> repository) {
        var open = repository.findById(session);
        if (open == null) return;
        SecurityContext context = open.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        var now = beans.getBean(Clock.class).instant();
        if (context == null
                || !(context.getAuthentication().getPrincipal() instanceof SignedIn me)
                || me.authTime().plus(STILL_FRESH).isAfter(now)) {
            return;
        }
        var anew = new SignedIn(
                me.issuer(), me.subject(), me.personName(), me.level(), now, me.organisationId(), me.userId());
        open.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new SignedInToken(anew, List.of())));
        repository.save(open);
    }

    private SignedIn signedIn(ApplicationContext beans) {
        var now = beans.getBean(Clock.class).instant();
        if (guest != null) {
            return new SignedIn(guest.issuer(), guest.subject(), guest.name(), level, now, null, null);
        }
        var organisation = Objects.requireNonNull(organisationId);
        var user = Objects.requireNonNull(userId);
        return new SignedIn(
                means == null ? ISSUER : SignedIn.SEPARATE,
                means == null ? user.toString() : means.toString(),
                name(beans, organisation, user),
                level,
                now,
                organisation,
                user);
    }

    private static String name(ApplicationContext beans, UUID organisation, UUID user) {
        var transaction = beans.getBean(TransactionTemplate.class);
        var users = beans.getBean(Users.class);
        return Tenancy.in(
                organisation,
                () -> transaction.execute(
                        status -> users.findById(user).orElseThrow().name()));
    }
}
