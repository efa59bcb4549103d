package dk.ramme.trail;

import dk.ramme.audit.ViewLog;
import dk.ramme.ui.PageAddition;
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
class LooksRecorded implements WebMvcConfigurer, HandlerInterceptor, PageAddition {

    private static final String SEEN = LooksRecorded.class.getName() + ".seen";

    private final ViewLog looks;

    LooksRecorded(ViewLog looks) {
        this.looks = looks;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/users/*", "/users/*/*");
    }

    /** Whatever is shown at such an address. */
    @Override
    public boolean isOn(String view) {
        return true;
    }

    /** What is recorded already is read with the page. */
    @Override
    public void addTo(String view, Map<String, Object> page, HttpServletRequest request) {
        if (request.getMethod().equals("GET")
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && pattern.startsWith("/users/{id}")
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables) {
            var user = UUID.fromString(String.valueOf(variables.get("id")));
            if (looks.lacks(user)) request.setAttribute(SEEN, user);
        }
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (response.getStatus() == 200 && request.getAttribute(SEEN) instanceof UUID user) {
            looks.at(user);
        }
    }
}
