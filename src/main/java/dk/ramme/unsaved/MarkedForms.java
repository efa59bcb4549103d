package dk.ramme.unsaved;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Puts the mark into every form that bears the token against forgery, beside it. */
class MarkedForms implements RequestDataValueProcessor {

    private static final String ACTION = MarkedForms.class.getName() + ".action";

    private final RequestDataValueProcessor tokens;
    private final ObjectProvider<FormMarks> marks;

    MarkedForms(RequestDataValueProcessor tokens, ObjectProvider<FormMarks> marks) {
        this.tokens = tokens;
        this.marks = marks;
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
        request.setAttribute(ACTION, action);
        return tokens.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(HttpServletRequest request, @Nullable String name, String value, String type) {
        return tokens.processFormFieldValue(request, name, value, type);
    }

    @Override
    public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        var fields = tokens.getExtraHiddenFields(request);
        var owner = marks.getObject().owner();
        if (fields == null || fields.isEmpty() || owner.isEmpty()) return fields;
        var all = new LinkedHashMap<>(fields);
        var action = String.valueOf(request.getAttribute(ACTION));
        all.put(UnsavedForms.MARK, marks.getObject().write(new FormMark(page(request), owner.get()), path(action)));
        return all;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return tokens.processUrl(request, url);
    }

    /** A page that is drawn as the answer to a form is the page that form stood on. */
    private String page(HttpServletRequest request) {
        var query = request.getQueryString();
        var here = request.getRequestURI() + (query == null ? "" : "?" + query);
        return HttpMethod.POST.matches(request.getMethod())
                ? marks.getObject()
                        .read(request.getParameter(UnsavedForms.MARK), request.getRequestURI())
                        .map(FormMark::page)
                        .orElse(here)
                : here;
    }

    private static String path(String action) {
        var query = action.indexOf('?');
        return query < 0 ? action : action.substring(0, query);
    }
}
