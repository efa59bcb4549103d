package dk.ramme.operation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;

/** Each node looks by itself, since each has heard something else; where nobody is to be mailed none does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlarmSettings.class)
class AlarmConfiguration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AlarmConfiguration.class);

    private final AlarmWatch watch;
    private final AlarmSettings settings;
    private @Nullable ScheduledExecutorService looking;

    AlarmConfiguration(AlarmWatch watch, AlarmSettings settings) {
        this.watch = watch;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.isMailed()) return;
        var thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var one = new Thread(work, "alarms");
            one.setDaemon(true);
            return one;
        });
        var rest = settings.look().toMillis();
        thread.scheduleWithFixedDelay(this::look, rest, rest, TimeUnit.MILLISECONDS);
        looking = thread;
    }

    private void look() {
        try {
            watch.look();
        } catch (RuntimeException failure) {
            log.warn("What is wrong could not be looked after; it is tried again", failure);
        }
    }

    @Override
    public void stop() {
        if (looking != null) looking.shutdown();
        looking = null;
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
