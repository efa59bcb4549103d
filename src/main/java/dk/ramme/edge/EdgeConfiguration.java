package dk.ramme.edge;

import org.apache.coyote.ContinueResponseTiming;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the edge before the pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ArrivalSettings.class, UploadSettings.class, MultipartProperties.class})
class EdgeConfiguration implements WebMvcConfigurer {

    private final RepeatedParameters repeated;

    EdgeConfiguration(RepeatedParameters repeated) {
        this.repeated = repeated;
    }

    /** The server speaks HTTP as {@link EdgeProtocol} has it. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> edgeProtocol(ObjectProvider<Arrivals> arrivals) {
        return server -> {
            server.setProtocol(EdgeProtocol.class.getName());
            server.addConnectorCustomizers(connector -> {
                var protocol = (EdgeProtocol) connector.getProtocolHandler();
                protocol.set(arrivals.getObject(), connector.getMaxPostSize());
                // whoever asks before sending is answered first
                protocol.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
                // refused by RequestGuard, which knows what else there is; the server's own answer names methods nobody
                // has
                connector.setAllowTrace(true);
            });
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(repeated).order(Ordered.HIGHEST_PRECEDENCE);
    }
}
