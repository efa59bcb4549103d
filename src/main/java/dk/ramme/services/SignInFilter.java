package dk.ramme.services;

import dk.ramme.services.SignIns.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands between the check of an authorization request and the code: lets nobody by who is not logged in as the service wants it, or has
 * not said yes, and leads them to the sign-in page.
 */
class SignInFilter extends OncePerRequestFilter {

    private final SignIns signIns;
    private final AuthorizationAnswers answers;

    SignInFilter(SignIns signIns, AuthorizationAnswers answers) {
        this.signIns = signIns;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(ServiceSettings.AUTHORIZE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // what was not checked, as a request that lies elsewhere, goes no further; nothing is fetched from anywhere
        if (!(request.getAttribute(OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName())
                instanceof OAuth2AuthorizationCodeRequestAuthenticationToken checked)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        var outcome = signIns.decide(Asked.of(checked), request);
        if (outcome instanceof Outcome.Ready) {
            chain.doFilter(request, response);
        } else if (outcome instanceof Outcome.Page page) {
            response.sendRedirect(SignInController.PATH + "/" + page.name());
        } else if (outcome instanceof Outcome.Refused refused) {
            answers.onAuthenticationFailure(
                    request, response, RequestRules.refusal(refused.error(), "", checked, true));
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }
}
