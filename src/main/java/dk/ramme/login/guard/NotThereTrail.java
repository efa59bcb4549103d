package dk.ramme.login.guard;

import dk.ramme.login.RefusalTrail;
import dk.ramme.login.SignedInToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts on the trail that a user asked for the id of something that is not there: another organisation's looks the same as
 * one that nothing has (T18), so both are noted.
 */
@Component
class NotThereTrail implements HandlerInterceptor, WebMvcConfigurer {

    private final RefusalTrail trail;

    NotThereTrail(RefusalTrail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (response.getStatus() == HttpStatus.NOT_FOUND.value()
                && namesAnId(request)
                && SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token) {
            trail.record(token.getPrincipal(), "NOT_THERE_ASKED", request, Map.of());
        }
    }

    private static boolean namesAnId(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.values().stream().anyMatch(NotThereTrail::isId);
    }

    private static boolean isId(Object value) {
        try {
            UUID.fromString(String.valueOf(value));
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
