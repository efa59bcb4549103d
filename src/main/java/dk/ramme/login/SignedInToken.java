package dk.ramme.login;

import java.io.Serial;
import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Who is logged in. In the session it carries no authorities; {@code ActingFilter} reads them anew for each request. */
public class SignedInToken extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private final SignedIn me;

    public SignedInToken(SignedIn me, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.me = me;
        setAuthenticated(true);
    }

    @Override
    public SignedIn getPrincipal() {
        return me;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
