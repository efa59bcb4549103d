package dk.ramme.unsaved;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpMethod;
import org.springframework.ui.ModelMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DataBinder;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Draws a page with what its person had typed on it before they had to log in, and says that nothing of it is saved yet.
 * The form is made as the page's own handler would have made it of what was sent; none is called.
 */
class FormFilling implements HandlerInterceptor {

    /** What every page calls its form. */
    private static final String FORM = "form";

    /** A parameter of a page that a file was to be uploaded on: no file is kept. */
    static final String FILE_AGAIN = "file-again";

    private final UnsavedForms forms;
    private final ObjectProvider<ConversionService> conversions;

    FormFilling(UnsavedForms forms, ObjectProvider<ConversionService> conversions) {
        this.forms = forms;
        this.conversions = conversions;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !isShown(page) || !HttpMethod.GET.matches(request.getMethod())) return;
        if (request.getParameter(FILE_AGAIN) != null) {
            say(page.getModelMap(), "unsaved.file");
            return;
        }
        var session = request.getSession(false);
        if (session == null) return;
        var query = request.getQueryString();
        forms.take(session, request.getRequestURI() + (query == null ? "" : "?" + query))
                .ifPresent(typed -> {
                    var filled = fill(page.getModelMap(), typed, request.getRequestURI());
                    say(page.getModelMap(), filled ? "unsaved.filled" : "unsaved.nothing");
                });
    }

    private static boolean isShown(ModelAndView page) {
        var view = page.getViewName();
        return view != null && !view.startsWith("redirect:");
    }

    /** @return whether all that was typed stands on the page again */
    private boolean fill(ModelMap model, UnsavedForms.Typed typed, String here) {
        if (!(model.get(FORM) instanceof Record form)) return false;
        var names = Arrays.stream(form.getClass().getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        var known = typed.fields().keySet().stream().filter(names::contains).toList();
        // of several forms on a page another one was sent, which has nothing to fill in
        if (known.isEmpty() && !typed.action().equals(here)) return false;
        var binder = new WebDataBinder(null, FORM);
        binder.setTargetType(ResolvableType.forInstance(form));
        binder.setConversionService(conversions.getObject());
        binder.construct(new Sent(typed.fields()));
        var made = binder.getTarget();
        if (made == null || binder.getBindingResult().hasErrors()) return false;
        model.put(FORM, made);
        model.put(BindingResult.MODEL_KEY_PREFIX + FORM, binder.getBindingResult());
        return names.containsAll(typed.fields().keySet());
    }

    private static void say(ModelMap model, String words) {
        model.put("notice", words);
        model.put("noticeKind", "warm");
    }

    /** What was sent, as a request would give it. */
    private record Sent(Map<String, List<String>> fields) implements DataBinder.ValueResolver {

        @Override
        public @Nullable Object resolveValue(String name, Class<?> type) {
            var values = fields.get(name);
            if (values == null) return null;
            return values.size() == 1 ? values.get(0) : values.toArray(String[]::new);
        }

        @Override
        public Set<String> getNames() {
            return fields.keySet();
        }
    }
}
