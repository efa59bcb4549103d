package dk.ramme.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that is sent twice where the page takes one value: the first would count here and the last perhaps
 * elsewhere (T69). What may be repeated says so by its type, a list or an array.
 */
@Component
class RepeatedParameters implements HandlerInterceptor {

    private final Map<Page, Repeatable> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // what a page hands on to another one has been looked at, and is added to by that
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        var repeatable = known.computeIfAbsent(
                new Page(method.getBeanType(), method.getMethod()), page -> Repeatable.of(method));
        for (var parameter : request.getParameterMap().entrySet()) {
            if (parameter.getValue().length > 1 && !repeatable.contains(parameter.getKey())) {
                response.sendError(HttpStatus.BAD_REQUEST.value());
                return false;
            }
        }
        return true;
    }

    /** Several controllers may have a method from the same class above them, each with a form of its own. */
    private record Page(Class<?> controller, Method method) {}
}
