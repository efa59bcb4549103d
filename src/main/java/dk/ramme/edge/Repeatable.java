package dk.ramme.edge;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Which parameters of a handler may be repeated.
 *
 * @param all it takes whatever there is, as lists
 * @param names the others, also those within others, without the numbers of their rows
 */
record Repeatable(boolean all, Set<String> names) {

    /** The page says by a field of this name that a box was there to be ticked. */
    private static final Pattern MARKER = Pattern.compile("^[_!]");

    private static final Pattern ROW = Pattern.compile("\\[[^]]*]");
    private static final int DEEPEST = 3;

    static Repeatable of(HandlerMethod handler) {
        var names = new HashSet<String>();
        var all = false;
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            all |= MultiValueMap.class.isAssignableFrom(parameter.getParameterType());
            var type = ResolvableType.forMethodParameter(parameter);
            if (type.toClass().isRecord()) {
                addComponents(type.toClass(), "", names, 0);
            } else if (isMany(type)) {
                names.add(nameOf(parameter));
            }
        }
        return new Repeatable(all, names);
    }

    boolean contains(String parameter) {
        return all
                || names.contains(
                        ROW.matcher(MARKER.matcher(parameter).replaceFirst("")).replaceAll(""));
    }

    private static void addComponents(Class<?> record, String prefix, Set<String> names, int depth) {
        if (depth > DEEPEST) return;
        Arrays.stream(record.getRecordComponents()).forEach(component -> {
            var type = ResolvableType.forMethodReturnType(component.getAccessor());
            var name = prefix + component.getName();
            if (isMany(type)) names.add(name);
            var element = element(type);
            if (element.isRecord()) addComponents(element, name + ".", names, depth + 1);
        });
    }

    private static boolean isMany(ResolvableType type) {
        return type.isArray() || Collection.class.isAssignableFrom(type.toClass());
    }

    private static Class<?> element(ResolvableType type) {
        if (type.isArray()) return type.getComponentType().toClass();
        if (Map.class.isAssignableFrom(type.toClass()))
            return type.getGeneric(1).toClass();
        return isMany(type) ? type.getGeneric(0).toClass() : type.toClass();
    }

    private static String nameOf(MethodParameter parameter) {
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        var name = asked == null ? "" : asked.name();
        return name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name;
    }
}
