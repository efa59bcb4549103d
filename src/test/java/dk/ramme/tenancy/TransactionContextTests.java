package dk.ramme.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A connection may die between its being taken and its first statement: the database was restarted, say. */
class TransactionContextTests {

    private final List<String> heard = new ArrayList<>();
    private final TransactionTemplate transaction = new TransactionTemplate(manager());

    /** What a failing test left on its thread must not fail the next one. */
    @AfterEach
    void clean() {
        TransactionSynchronizationManager.clear();
        TransactionSynchronizationManager.getResourceMap()
                .keySet()
                .forEach(TransactionSynchronizationManager::unbindResourceIfPossible);
    }

    @Test
    void a_transaction_that_cannot_be_told_its_organisation_does_not_begin_and_leaves_nothing_behind() {
        assertThatThrownBy(() -> Tenancy.in(
                        UUID.randomUUID(), () -> transaction.executeWithoutResult(status -> heard.add("work"))))
                .hasRootCauseMessage("the connection is dead");

        assertThat(heard).containsExactly("autocommit off", "rollback", "autocommit on", "close");
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
    }

    private PlatformTransactionManager manager() {
        var dataSource = dead();
        var beans = new StaticListableBeanFactory();
        beans.addBean("dataSource", dataSource);
        var manager = new JdbcTransactionManager(dataSource);
        beans.addBean("transactionManager", manager);
        manager.setTransactionExecutionListeners(List.of(new TransactionContext(
                new TransactionSettings(beans.getBeanProvider(DataSource.class)),
                beans.getBeanProvider(PlatformTransactionManager.class))));
        return manager;
    }

    /** One whose connections are given out and then say nothing any more. */
    private DataSource dead() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, given) -> switch (method.getName()) {
                            case "prepareStatement" -> throw new SQLException("the connection is dead", "08006");
                            case "getAutoCommit" -> true;
                            case "isReadOnly", "isClosed" -> false;
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "equals" -> proxy == given[0];
                            case "setAutoCommit" -> {
                                heard.add("autocommit " + (Boolean.TRUE.equals(given[0]) ? "on" : "off"));
                                yield null;
                            }
                            case "rollback", "commit", "close" -> {
                                heard.add(method.getName());
                                yield null;
                            }
                            default -> null;
                        });
            }

            @Override
            public Connection getConnection(String username, String password) {
                return getConnection();
            }
        };
    }
}
