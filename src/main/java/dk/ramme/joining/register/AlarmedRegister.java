package dk.ramme.joining.register;

import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import java.util.Optional;

/** A register whose failures are told to whoever runs Ramme, whoever it is that asked. */
record AlarmedRegister(CompanyRegister register, Alarms alarms) implements CompanyRegister {

    @Override
    public Optional<Company> find(CvrNumber cvr) {
        try {
            return register.find(cvr);
        } catch (RegisterUnavailable failure) {
            alarms.raise(Alarm.COMPANY_REGISTER, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }
}
