package dk.ramme.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** When the outbox is emptied, and where the text of mails is found. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class NotificationConfiguration {

    /** One round is short, so that a node that is told to stop does so; the next one goes on where it ended. */
    private static final int ROUNDS = 20;

    @Bean
    RecurringTask<Void> outboxTask(OutboxSender sender, MailSettings settings) {
        return Tasks.recurring("outbox", FixedDelay.of(settings.interval())).execute((instance, context) -> {
            for (int round = 0; round < ROUNDS && !context.getSchedulerState().isShuttingDown(); round++) {
                if (sender.sendDue() == 0) {
                    return;
                }
            }
        });
    }

    /** Mails are written as plain text too; pages are found by the framework's own resolver. */
    @Bean
    ITemplateResolver textOfMails() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setOrder(1);
        resolver.setPrefix("templates/");
        resolver.setResolvablePatterns(Set.of("mail/*.txt"));
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }
}
