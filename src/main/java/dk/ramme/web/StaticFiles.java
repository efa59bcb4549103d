package dk.ramme.web;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Style, script and pictures bear a hash of their content in their address: a browser need never ask for one again. */
@Configuration(proxyBeanMethods = false)
class StaticFiles {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** By hand, since Spring Boot has no setting for "immutable". */
    @Bean
    static SmartInitializingSingleton keepFiles(@Qualifier("resourceHandlerMapping") HandlerMapping files) {
        return () -> {
            for (var handler : ((SimpleUrlHandlerMapping) files).getUrlMap().values()) {
                if (handler instanceof ResourceHttpRequestHandler resources) {
                    resources.setCacheControl(FOR_GOOD);
                }
            }
        };
    }

    /** Left out: it looks for every link as a static file. Templates ask {@link StaticAddresses} for those that are files. */
    @Bean
    static FilterRegistrationBean<ResourceUrlEncodingFilter> noResolverForLinks() {
        var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setEnabled(false);
        return filter;
    }
}
