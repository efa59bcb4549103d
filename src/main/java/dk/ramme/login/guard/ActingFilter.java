package dk.ramme.login.guard;

import dk.ramme.login.Authority;
import dk.ramme.login.LogoutReason;
import dk.ramme.login.Memberships;
import dk.ramme.login.Sessions;
import dk.ramme.login.SignedIn;
import dk.ramme.login.SignedInToken;
import dk.ramme.people.Standing;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * For each request of someone logged in: reads from the database what they may do now and hands it on, ends the login when it has run out
 * or the user may no longer use it (T37, T38), and lets the request work in the organisation's name.
 */
class ActingFilter extends OncePerRequestFilter {

    /** Why the login ended, for the login page. */
    static final String ENDED = ActingFilter.class.getName() + ".ended";

    private final Sessions sessions;
    private final Memberships memberships;

    ActingFilter(Sessions sessions, Memberships memberships) {
        this.sessions = sessions;
        this.memberships = memberships;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token)) {
            chain.doFilter(request, response);
            return;
        }
        var me = token.getPrincipal();
        var session = request.getSession(false);
        if (session == null || sessions.hasRunOut(session)) {
            end(request, LogoutReason.TIMEOUT);
            chain.doFilter(request, response);
            return;
        }
        var authorities = authorities(me, request);
        if (authorities.isEmpty()) {
            end(request, LogoutReason.ACCESS_CHANGED);
            chain.doFilter(request, response);
            return;
        }
        set(new SignedInToken(me, authorities.get()));
        if (me.isGuest()) {
            chain.doFilter(request, response);
            return;
        }
        try (var scope = Tenancy.enter(me.organisation())) {
            chain.doFilter(request, response);
        }
    }

    /** The error page is drawn in a dispatch of its own and shows the same person. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<List<GrantedAuthority>> authorities(SignedIn me, HttpServletRequest request) {
        if (me.isGuest()) {
            return Optional.of(List.of(new SimpleGrantedAuthority(Authority.GUEST)));
        }
        var standing = memberships.standing(me);
        standing.ifPresent(read -> read.keepIn(request));
        return standing.flatMap(read -> authorities(me, read));
    }

    private static Optional<List<GrantedAuthority>> authorities(SignedIn me, Standing standing) {
        var state = standing.user().state();
        if (state == UserState.AWAITING_ACTIVATION) {
            return Optional.of(List.of(new SimpleGrantedAuthority(Authority.ACTIVATING)));
        }
        if (state != UserState.ACTIVE) {
            return Optional.empty();
        }
        if (me.isLow()) {
            return Optional.of(List.of(new SimpleGrantedAuthority(Authority.CHOOSING_PIN)));
        }
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority(Authority.USER));
        standing.roles().forEach(role -> authorities.add(new SimpleGrantedAuthority(Authority.of(role))));
        return Optional.of(authorities);
    }

    private void end(HttpServletRequest request, LogoutReason why) {
        sessions.end(request);
        request.setAttribute(ENDED, why);
        set(new AnonymousAuthenticationToken(
                "ended", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
    }

    private static void set(Authentication authentication) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }
}
