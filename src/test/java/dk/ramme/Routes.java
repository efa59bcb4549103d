package dk.ramme;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Every page of what is shipped, read from the handlers themselves. */
final class Routes {

    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";
    private static final String VARIABLE = "\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}";

    private Routes() {}

    /** Each address and method once, also where several handlers share it. */
    static List<Route> of(RequestMappingHandlerMapping handlers) {
        var routes = new ArrayList<Route>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (!isShipped(handler.getBeanType())) return;
            for (var method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                var methods = mapping.getMethodsCondition().getMethods();
                if (methods.isEmpty() || methods.contains(RequestMethod.resolve(method))) {
                    mapping.getPatternValues()
                            .forEach(pattern -> routes.add(new Route(
                                    method, pattern, parameters(handler).toList(), writesItself(handler))));
                }
            }
        });
        return routes;
    }

    private static boolean isShipped(Class<?> controller) {
        var source = controller.getProtectionDomain().getCodeSource();
        return controller.getPackageName().startsWith("dk.ramme")
                && source != null
                && !source.getLocation().getPath().contains("test-classes");
    }

    /** Whether the handler answers with a file, or with whatever it writes, rather than with a page. */
    private static boolean writesItself(HandlerMethod handler) {
        var answer = handler.getReturnType().getParameterType();
        return answer == void.class
                || HttpEntity.class.isAssignableFrom(answer)
                || answer == StreamingResponseBody.class
                || Resource.class.isAssignableFrom(answer)
                || handler.hasMethodAnnotation(ResponseBody.class);
    }

    /** The names a handler listens to: its own, and those of its form. */
    private static Stream<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).flatMap(parameter -> {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                return Stream.of(asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name());
            }
            return parameter.getParameterType().isRecord()
                    ? Arrays.stream(parameter.getParameterType().getRecordComponents())
                            .map(RecordComponent::getName)
                    : Stream.empty();
        });
    }

    /**
     * @param parameters the names its handler listens to
     * @param file whether its handler writes the answer itself
     */
    record Route(HttpMethod method, String pattern, List<String> parameters, boolean file) {

        boolean hasVariable() {
            return pattern.contains("{")
                    && !pattern.startsWith("/language/")
                    && !pattern.startsWith("/help/")
                    && !pattern.contains("{kind:");
        }

        /** With numbers of nothing in the place of variables. */
        String filled() {
            return filled(NOTHING);
        }

        String filled(UUID id) {
            return filled(id.toString());
        }

        private String filled(String id) {
            return pattern.replaceAll("\\{language:[^}]*}", "en")
                    .replaceAll("\\{kind:[^}]*}", "csv")
                    .replaceAll("\\{person:.*?}}", "1")
                    .replaceAll("\\{section}", "USERS")
                    .replaceAll("\\{article}", "steps")
                    .replaceAll("\\{problem}", "RID_TWICE")
                    .replaceAll(VARIABLE, id);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }
}
