package dk.ramme.login;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;

/** The MitID broker did not answer, or not as OpenID Connect says. */
public class BrokerUnavailable extends AuthenticationServiceException {

    public BrokerUnavailable(String message, @Nullable Throwable cause) {
        super(message);
        if (cause != null) {
            initCause(cause);
        }
    }
}
