package dk.ramme.orders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of orders, and when it is looked what there is to tell of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderSettings.class)
class OrderConfiguration {

    @Bean
    RecurringTask<Void> orderWatchTask(OrderWatch watch, OrderSettings settings) {
        return Tasks.recurring("order-watch", FixedDelay.of(settings.lookEvery()))
                .execute((instance, context) -> watch.tellDue());
    }
}
