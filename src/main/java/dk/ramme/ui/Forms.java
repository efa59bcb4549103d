package dk.ramme.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
}
