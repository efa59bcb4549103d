package dk.ramme.login.guard;

import dk.ramme.login.SignedInToken;
import dk.ramme.login.StepUp;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks for a better login where {@link StepUpRules} say so. Whoever has no leave at all has been refused before. */
class StepUpFilter extends OncePerRequestFilter {

    private final StepUpRules rules;
    private final StepUp stepUp;

    StepUpFilter(StepUpRules rules, StepUp stepUp) {
        this.rules = rules;
        this.stepUp = stepUp;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token) {
            var me = token.getPrincipal();
            var demand = rules.demand(request, token).filter(asked -> !stepUp.isMet(me, asked));
            if (demand.isPresent()) {
                PageRedirect.send(stepUp.begin(me, demand.get(), request, response), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
