package dk.ramme.orders;

import dk.ramme.tenancy.Tenancy;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The organisation's own address, as the company register had it when the organisation joined. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class RegisteredAddress {

    private final JdbcClient jdbc;

    RegisteredAddress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the register had none. */
    public Optional<DeliveryAddress> find() {
        return jdbc.sql("""
                select g.name, c.address from organisation g join joining_case c on c.organisation_id = g.id
                where g.id = :organisation and c.state = 'APPROVED' and c.address <> ''
                order by c.approved_at desc, c.id limit 1
                """)
                .param("organisation", Tenancy.organisation())
                .query((row, number) -> DeliveryAddress.registered(row.getString("name"), row.getString("address")))
                .optional();
    }
}
