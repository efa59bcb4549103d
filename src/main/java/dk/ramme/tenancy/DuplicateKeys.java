package dk.ramme.tenancy;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * A key that is taken is a {@link DuplicateKeyException}, whether a statement or an entity met it: by itself Spring tells
 * only of a constraint where Hibernate wrote the row. All other faults stay as they are told.
 */
@Configuration(proxyBeanMethods = false)
class DuplicateKeys {

    /** "unique_violation" (PostgreSQL documentation, "PostgreSQL Error Codes"). */
    private static final String TAKEN = "23505";

    @Bean
    static BeanPostProcessor duplicateKeysOfEntities() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HibernateJpaVendorAdapter hibernate) {
                    hibernate
                            .getJpaDialect()
                            .setJdbcExceptionTranslator((task, sql, fault) ->
                                    TAKEN.equals(fault.getSQLState()) ? new DuplicateKeyException(task, fault) : null);
                }
                return bean;
            }
        };
    }
}
