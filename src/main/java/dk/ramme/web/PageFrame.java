package dk.ramme.web;

import dk.ramme.ui.Frame;
import dk.ramme.ui.FrameSource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the layout asks while it draws a page. It is a bean, not a model attribute, so that every page has it, also the ones an
 * exception handler chose, and nobody pays for it who answers with a redirect or a file.
 */
@Component("pageFrame")
@EnableConfigurationProperties(OperatorSettings.class)
class PageFrame {

    private static final Logger log = LoggerFactory.getLogger(PageFrame.class);

    private final ObjectProvider<FrameSource> source;
    private final OperatorSettings operator;

    PageFrame(ObjectProvider<FrameSource> source, OperatorSettings operator) {
        this.source = source;
        this.operator = operator;
    }

    /** Who runs this service and answers for it. */
    public OperatorSettings operator() {
        return operator;
    }

    /** The header of this page. On an error page it must not fail once more, whatever it was that failed. */
    public Frame current() {
        HttpServletRequest request = request();
        FrameSource known = source.getIfAvailable();
        if (known == null) return Frame.anonymous();
        try {
            return known.frame(request);
        } catch (RuntimeException e) {
            if (request.getDispatcherType() != DispatcherType.ERROR) throw e;
            log.warn("An error page is shown without the person's own header", e);
            return Frame.anonymous();
        }
    }

    /** The address of this page as the browser shows it, also on the error page drawn in its place. */
    public String here() {
        HttpServletRequest request = request();
        String told = attribute(request, Frame.HERE);
        if (told != null) return told;
        boolean error = request.getDispatcherType() == DispatcherType.ERROR;
        String path = error ? attribute(request, RequestDispatcher.ERROR_REQUEST_URI) : request.getRequestURI();
        String query = error ? attribute(request, RequestDispatcher.ERROR_QUERY_STRING) : request.getQueryString();
        if (path == null) return "/";
        return query == null ? path : path + "?" + query;
    }

    private static @Nullable String attribute(HttpServletRequest request, String name) {
        return (String) request.getAttribute(name);
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
