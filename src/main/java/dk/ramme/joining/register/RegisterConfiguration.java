package dk.ramme.joining.register;

import dk.ramme.alarm.Alarms;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the adapter the settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterSettings.class)
class RegisterConfiguration {

    @Bean
    CompanyRegister companyRegister(RegisterSettings settings, Clock clock, Alarms alarms) {
        CompanyRegister register = switch (settings.source()) {
            case FILE -> new FileRegister(Objects.requireNonNull(settings.file()));
            case HTTP -> new HttpRegister(settings.http(), clock);
        };
        return new AlarmedRegister(register, alarms);
    }
}
