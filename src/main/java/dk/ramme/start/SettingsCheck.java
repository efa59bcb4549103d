package dk.ramme.start;

import dk.ramme.login.broker.TestEnvironment;
import dk.ramme.vault.KeyCheck;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Keeps what is fit for a test alone, and what cannot work, out of production (T68): without a {@link TestEnvironment},
 * which no shipped jar has, the application looks at all its settings before it makes anything, and does not start
 * when any is unfit. It says all that is wrong at once.
 */
@Configuration(proxyBeanMethods = false)
class SettingsCheck {

    @Bean
    static BeanFactoryPostProcessor settingsBeforeAllElse() {
        return new Before();
    }

    static List<String> problems(Environment environment) {
        return Stream.concat(Settings.problems(environment).stream(), KeyCheck.problem(environment).stream())
                .toList();
    }

    /** Runs when it is known what the application is made of, and before any of that is made. */
    private static final class Before implements BeanFactoryPostProcessor, EnvironmentAware, PriorityOrdered {

        private Environment environment = new StandardEnvironment();

        @Override
        public void setEnvironment(Environment environment) {
            this.environment = environment;
        }

        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
            if (beans.getBeanNamesForType(TestEnvironment.class, true, false).length > 0) return;
            var problems = problems(environment);
            if (!problems.isEmpty()) throw new UnfitSettings(problems);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }

    /** Settings that Ramme does not start with; the message names each. */
    static class UnfitSettings extends RuntimeException {

        UnfitSettings(List<String> problems) {
            super(String.join("\n", problems));
        }
    }
}
