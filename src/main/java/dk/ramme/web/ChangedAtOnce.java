package dk.ramme.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says that another change of the same came first: the row was another by now, or the database let one of two go on who waited for
 * each other. Nothing of this one is stored. Locks are taken so that it does not happen, hence the warning.
 */
@ControllerAdvice
class ChangedAtOnce {

    private static final Logger log = LoggerFactory.getLogger(ChangedAtOnce.class);

    @ExceptionHandler({OptimisticLockingFailureException.class, PessimisticLockingFailureException.class})
    ModelAndView show(ConcurrencyFailureException failure) {
        log.warn("A change gave way to another: {}", failure.getClass().getSimpleName());
        return new ModelAndView("error/409", Map.of("atOnce", true), HttpStatus.CONFLICT);
    }
}
