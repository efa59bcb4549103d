package dk.ramme.trail;

import dk.ramme.audit.ViewLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Records that a user's pages were looked at, before they are shown; a page that is not there records nothing. */
@Configuration(proxyBeanMethods = false)
class LooksRecorded implements WebMvcConfigurer, HandlerInterceptor {

    private final ViewLog looks;

    LooksRecorded(ViewLog looks) {
        this.looks = looks;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/users/*", "/users/*/*");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var shown =
                request.getMethod().equals("GET") && response.getStatus() == 200 && page != null && !isElsewhere(page);
        if (shown
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && pattern.startsWith("/users/{id}")
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables) {
            looks.at(UUID.fromString(String.valueOf(variables.get("id"))));
        }
    }

    private static boolean isElsewhere(ModelAndView page) {
        return page.getViewName() != null && page.getViewName().startsWith("redirect:");
    }
}
