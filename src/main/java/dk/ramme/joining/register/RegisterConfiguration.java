package dk.ramme.joining.register;

import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
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

    /** A register whose failures are told to whoever runs Ramme, whoever it is that asked. */
    record AlarmedRegister(CompanyRegister register, Alarms alarms) implements CompanyRegister {

        @Override
        public Optional<Company> find(CvrNumber cvr) {
            try {
                var found = register.find(cvr);
                alarms.well(Alarm.COMPANY_REGISTER);
                return found;
            } catch (RegisterUnavailable failure) {
                alarms.raise(Alarm.COMPANY_REGISTER, String.valueOf(failure.getMessage()));
                throw failure;
            }
        }
    }
}
