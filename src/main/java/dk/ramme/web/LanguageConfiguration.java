package dk.ramme.web;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat answers whoever reads more than ten languages with a failure; how long a header may be is bounded anyway. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    private static final int MOST_LANGUAGES = 1000;

    @Bean
    static TomcatConnectorCustomizer manyLanguages() {
        return connector -> connector.setMaxLocaleCount(MOST_LANGUAGES);
    }
}
