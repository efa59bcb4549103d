package dk.ramme.login.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Puts {@link PageTransactions} around each handler and what stands in front of it. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer, WebMvcRegistrations {

    private static final int BEFORE_ALL_THAT_READ = -1;

    private final PageTransactions pages;

    PageConfiguration(PageTransactions pages) {
        this.pages = pages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(pages).order(BEFORE_ALL_THAT_READ);
    }

    /** The framework's own; an interceptor is told of a handler's end only when it did not fail. */
    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            protected @Nullable ModelAndView invokeHandlerMethod(
                    HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) throws Exception {
                try {
                    var page = super.invokeHandlerMethod(request, response, handler);
                    if (page != null) pages.complete(request, page);
                    return page;
                } finally {
                    pages.end(request);
                }
            }
        };
    }
}
