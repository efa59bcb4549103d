package dk.ramme.web;

import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server answers by itself, in our words. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** Networks are written as networks; the server reads a regular expression. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(
            @Value("${server.tomcat.remoteip.internal-proxies}") String proxies) {
        return server -> server.getEngineValves().stream()
                .filter(RemoteIpValve.class::isInstance)
                .forEach(valve -> ((RemoteIpValve) valve).setInternalProxies(regex(proxies)));
    }

    /** Whether an address is that of a proxy, behind which everybody comes from one. */
    @Bean
    static Predicate<String> isTrustedProxy(@Value("${server.tomcat.remoteip.internal-proxies}") String proxies) {
        return Pattern.compile(regex(proxies)).asMatchPredicate();
    }

    private static String regex(String proxies) {
        try {
            return TrustedProxies.regex(proxies);
        } catch (UnknownHostException unfit) {
            throw new IllegalArgumentException("RAMME_TRUSTED_PROXIES: " + unfit.getMessage(), unfit);
        }
    }

    /** Comes after the framework's own, so that it stands nearer to the failure and answers first. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrorPage() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new PlainErrorPage()));
    }
}
