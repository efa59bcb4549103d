package dk.ramme.login.guard;

import dk.ramme.login.AccessRules;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.OwnTransactions;
import dk.ramme.ui.PageAddition;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a page of somebody logged in shows is read in one read-only transaction, which their services join: it begins before the
 * handler and the guards in front of it, and ends before the page is drawn, since a slow line must not hold a connection. A
 * refusal that the handler dealt with leaves nothing to undo.
 */
@Component
class PageTransactions implements HandlerInterceptor {

    private static final String OPEN = PageTransactions.class.getName() + ".open";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ObjectProvider<PageAddition> additions;
    private final AccessRules rules;
    private final Map<Page, Boolean> known = new ConcurrentHashMap<>();

    PageTransactions(
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<PageAddition> additions,
            AccessRules rules) {
        this.transactions = transactions;
        this.additions = additions;
        this.rules = rules;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOne(request, method)) {
            var reading = new DefaultTransactionDefinition();
            reading.setReadOnly(true);
            reading.setName(method.getShortLogMessage());
            request.setAttribute(OPEN, transactions.getObject().getTransaction(reading));
        }
        return true;
    }

    /** Whoever stood in front of the handler has answered in its place, or failed. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        end(request);
    }

    /** Lets the other modules add what they have on the page; also on that of a form which is shown again. */
    void complete(HttpServletRequest request, ModelAndView page) {
        var view = page.getViewName();
        if (Tenancy.current().isPresent() && view != null && !view.startsWith("redirect:")) {
            additions.stream()
                    .filter(addition -> addition.isOn(view))
                    .forEach(addition -> addition.addTo(view, page.getModelMap(), request));
        }
    }

    void end(HttpServletRequest request) {
        if (request.getAttribute(OPEN) instanceof TransactionStatus open) {
            request.removeAttribute(OPEN);
            if (open.isRollbackOnly()) {
                transactions.getObject().rollback(open);
            } else {
                transactions.getObject().commit(open);
            }
        }
    }

    private boolean isOne(HttpServletRequest request, HandlerMethod handler) {
        return READING.contains(request.getMethod())
                && Tenancy.current().isPresent()
                && known.computeIfAbsent(
                        new Page(handler.getBeanType(), handler.getMethod()),
                        page -> page.isDrawn() && !page.hasOwnTransactions() && !rules.areForEveryone(request));
    }

    /** Several controllers may have a method from the same class above them. */
    private record Page(Class<?> controller, Method method) {

        /** A file is sent while it is read. */
        private boolean isDrawn() {
            return method.getReturnType() == String.class || method.getReturnType() == ModelAndView.class;
        }

        private boolean hasOwnTransactions() {
            return AnnotatedElementUtils.hasAnnotation(controller, OwnTransactions.class)
                    || AnnotatedElementUtils.hasAnnotation(method, OwnTransactions.class);
        }
    }
}
