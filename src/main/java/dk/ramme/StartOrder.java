package dk.ramme;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Ramme is started with is looked at before anything is asked of the database, which may be the wrong one. */
@Configuration(proxyBeanMethods = false)
class StartOrder {

    private static final String DATABASE = "dataSource";

    @Bean
    static BeanFactoryPostProcessor settingsAndKeysBeforeTheDatabase() {
        return beans -> beans.getBeanDefinition(DATABASE).setDependsOn("productionGuard", "cprVault");
    }
}
