package dk.ramme.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server answers by itself, in our words. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** Comes after the framework's own, so that it stands nearer to the failure and answers first. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrorPage() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new PlainErrorPage()));
    }
}
