package dk.ramme.ui;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.servlet.support.RequestContext;

/** Reads the form named {@code form} for the field fragments and the error summary. */
@Component("forms")
class Forms {

    private static final String FORM = "form";
    private static final Set<String> EMPTY = Set.of("NotBlank", "NotEmpty", "NotNull");

    /** The field, with what was typed even when it was refused. Fails when the page has no {@code form}. */
    public FieldView field(RequestContext page, String name) {
        var status = page.getBindStatus(FORM + "." + name, false);
        // several answers are made one text, with commas between them, unless they are asked for as they are
        Object value = status.getActualValue() instanceof Collection<?> several ? several : status.getValue();
        Errors errors = page.getErrors(FORM, false);
        List<String> messages = errors == null ? List.of() : messages(page, errors.getFieldErrors(name));
        return new FieldView(FieldView.idOf(name), values(value), messages);
    }

    /** Whether the form was sent with something wrong in it. A page without a form has nothing wrong. */
    public boolean wrong(RequestContext page) {
        Errors errors = page.getErrors(FORM, false);
        return errors != null && errors.hasErrors();
    }

    /** What is wrong, in the order of the page, each problem once; what concerns the whole form comes first. */
    public List<FieldProblem> problems(RequestContext page) {
        Errors errors = page.getErrors(FORM, false);
        if (errors == null) return List.of();
        List<FieldProblem> problems = new ArrayList<>();
        for (String message : messages(page, errors.getGlobalErrors())) problems.add(new FieldProblem(null, message));
        List<String> fields = inPageOrder(errors).stream()
                .map(FieldError::getField)
                .distinct()
                .toList();
        for (String field : fields)
            for (String message : messages(page, errors.getFieldErrors(field)))
                problems.add(new FieldProblem(FieldView.idOf(field), message));
        return problems;
    }

    private static List<FieldError> inPageOrder(Errors errors) {
        Object form = errors instanceof BindingResult result ? result.getTarget() : null;
        if (form == null) return errors.getFieldErrors();
        return errors.getFieldErrors().stream()
                .sorted(new PageOrder(form.getClass()))
                .toList();
    }

    /** To somebody who left a field empty it is no help to hear as well that nothing is too short and has the wrong shape. */
    private static List<String> messages(RequestContext page, List<? extends ObjectError> errors) {
        List<? extends ObjectError> empty =
                errors.stream().filter(error -> isEmptiness(error.getCode())).toList();
        return (empty.isEmpty() ? errors : empty)
                .stream().map(error -> page.getMessage(error, false)).distinct().toList();
    }

    private static boolean isEmptiness(@Nullable String code) {
        return code != null && EMPTY.contains(code);
    }

    private static List<String> values(@Nullable Object value) {
        if (value == null) return List.of();
        if (value instanceof Object[] several) return values(Arrays.asList(several));
        if (value instanceof Collection<?> several)
            return several.stream().map(String::valueOf).toList();
        return List.of(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    /** One line of the error summary; without a field it concerns the form as a whole. */
    public record FieldProblem(@Nullable String id, String message) {}

    /** One field of a form as a page shows it: what was typed and what is wrong with it. */
    public record FieldView(String id, List<String> values, List<String> errors) {

        public String value() {
            return values.isEmpty() ? "" : values.get(0);
        }

        public boolean has(String value) {
            return values.contains(value);
        }

        public boolean wrong() {
            return !errors.isEmpty();
        }

        public String hintId() {
            return id + "-hint";
        }

        public String errorId() {
            return id + "-error";
        }

        /** The ids of what describes the field, for {@code aria-describedby}; null when nothing does. */
        public @Nullable String describedBy(@Nullable String hint) {
            if (hint == null) return wrong() ? errorId() : null;
            return wrong() ? hintId() + " " + errorId() : hintId();
        }

        /** The id of a field: its name, with what cannot stand in an id replaced. */
        static String idOf(String name) {
            return name.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("-$", "");
        }
    }

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
            for (String step :
                    STEP.matcher(path).results().map(MatchResult::group).toList()) {
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
}
