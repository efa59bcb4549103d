package dk.ramme.operation;

import dk.ramme.alarm.Alarms;
import dk.ramme.alarm.Cause;
import dk.ramme.operation.AlarmStates.Due;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells whoever runs Ramme by mail what is wrong, and that it is over. Each node puts together what it has heard with what the
 * others have, and one of them tells it.
 */
@Component
class AlarmWatch {

    private static final Logger log = LoggerFactory.getLogger(AlarmWatch.class);
    private static final Duration REST = Duration.ofMinutes(1);

    private final Alarms alarms;
    private final AlarmStates states;
    private final AlarmMail mail;
    private final AlarmSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlarmWatch(
            Alarms alarms,
            AlarmStates states,
            AlarmMail mail,
            AlarmSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.alarms = alarms;
        this.states = states;
        this.mail = mail;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks once. What cannot be kept now, since the database is away, is kept the next time. */
    void look() {
        var heard = alarms.take();
        try {
            within(() -> {
                states.keep(heard);
                return List.of();
            });
        } catch (RuntimeException away) {
            alarms.giveBack(heard);
            throw away;
        }
        within(this::due).forEach(this::tell);
    }

    private List<Due> due() {
        var now = clock.instant();
        var due = states.due(now, settings.every(), settings.quiet());
        states.forget(now.minus(settings.quiet()));
        alarms.stand(states.standing());
        return due;
    }

    private void tell(Due due) {
        try {
            mail.send(due);
        } catch (MailException failure) {
            log.warn(
                    "The alarm {} could not be mailed to whoever runs Ramme; it is tried again: {}",
                    due.alarm().code(),
                    Cause.ofConnection(failure));
            within(() -> {
                states.missed(due, clock.instant().plus(REST));
                return List.of();
            });
            return;
        }
        within(() -> {
            states.told(due, clock.instant());
            return List.of();
        });
    }

    private List<Due> within(Supplier<List<Due>> work) {
        return Tenancy.on(CrossTenantTask.ALARM, () -> transaction.execute(status -> work.get()));
    }
}
