package dk.ramme.orders;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The organisation's own address, as the company register had it when the organisation joined. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RegisteredAddress {

    private final OrderRows rows;

    RegisteredAddress(OrderRows rows) {
        this.rows = rows;
    }

    /** Empty when the register had none. */
    public Optional<DeliveryAddress> find() {
        return rows.registeredAddress();
    }
}
