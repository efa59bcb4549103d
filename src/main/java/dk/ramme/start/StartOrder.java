package dk.ramme.start;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys are looked at before anything is asked of the database, which may be the wrong one. */
@Configuration(proxyBeanMethods = false)
class StartOrder {

    private static final String DATABASE = "dataSource";

    @Bean
    static BeanFactoryPostProcessor keysBeforeTheDatabase() {
        return beans -> beans.getBeanDefinition(DATABASE).setDependsOn("cprVault");
    }
}
