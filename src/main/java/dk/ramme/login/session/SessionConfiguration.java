package dk.ramme.login.session;

import dk.ramme.link.BaseUrl;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.JdbcHttpSessionConfiguration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** How a session is named and how the browser carries it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
@Import(JdbcHttpSessionConfiguration.class)
class SessionConfiguration {

    /** 256 random bits; the framework's own ids are UUIDs with fewer than ASVS 7.2.3 asks for. */
    @Bean
    SessionNames sessionNames() {
        return new SessionNames();
    }

    /** Before the framework's own, which stores them. */
    @Bean
    @Primary
    HashedSessions<?> hashedSessions(JdbcIndexedSessionRepository stored, SessionNames names) {
        return new HashedSessions<>(stored, names);
    }

    /** Spring Boot sets up no sessions where there are some of one's own, so what it would have read is read here. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimeout(
            @Value("${spring.session.timeout}") Duration timeout) {
        return stored -> stored.setDefaultMaxInactiveInterval(timeout);
    }

    /** How sessions lie in the database; the name is the framework's. */
    @Bean
    ConversionService springSessionConversionService(ResourceLoader resources) {
        var service = new GenericConversionService();
        var classes = Objects.requireNonNull(resources.getClassLoader());
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(byte[].class, Object.class, new SessionReader(classes));
        return service;
    }

    /** Two requests of one person at the same moment may note the same thing for the next page: the later one stands. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer oneRowForEachAttribute() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** With https the name binds the cookie to this host (the {@code __Host-} prefix). Lax, since MitID sends people back. */
    @Bean
    CookieSerializer cookieSerializer(BaseUrl baseUrl) {
        var https = "https".equals(baseUrl.baseUrl().getScheme());
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(https ? "__Host-ramme" : "ramme");
        cookie.setUseSecureCookie(https);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setUseBase64Encoding(false);
        return cookie;
    }
}
