package dk.ramme.ui;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.validation.FieldError;

/** The order of fields on a page, which is the order of the components of the form's record. */
record PageOrder(Class<?> form) implements Comparator<FieldError> {

    private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+");

    @Override
    public int compare(FieldError one, FieldError other) {
        List<Integer> left = position(one.getField());
        List<Integer> right = position(other.getField());
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = Integer.compare(left.get(i), right.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(left.size(), right.size());
    }

    private List<Integer> position(String path) {
        List<Integer> position = new ArrayList<>();
        Type type = form;
        for (String step : STEP.matcher(path).results().map(MatchResult::group).toList()) {
            if (type instanceof ParameterizedType list) {
                position.add(Integer.parseInt(step));
                type = list.getActualTypeArguments()[0];
            } else {
                RecordComponent[] components = components(type);
                int at = indexOf(step, components);
                position.add(at);
                type = at < components.length ? components[at].getGenericType() : Object.class;
            }
        }
        return position;
    }

    private static RecordComponent[] components(Type type) {
        RecordComponent[] components = type instanceof Class<?> c ? c.getRecordComponents() : null;
        return components == null ? new RecordComponent[0] : components;
    }

    private static int indexOf(String name, RecordComponent[] components) {
        int at = 0;
        while (at < components.length && !components[at].getName().equals(name)) at++;
        return at;
    }
}
