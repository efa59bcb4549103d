package dk.ramme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Addresses typed for devices are forgotten when nobody needs them any more, and not before. */
@RammeTest
class OrderErasureTests {

    @Autowired
    AnOrganisation organisations;

    @Autowired
    OrderErasure erasure;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID nordlys;
    UUID birgit;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        birgit = organisations.importedUser(nordlys, "Birgit Holm", "b@nordlys.example");
    }

    @Test
    void what_was_called_off_ninety_days_ago_is_forgotten_once_and_the_trail_says_how_many() {
        order("Æblevej 1", "OTHER", 91);
        order("Birkevej 2", "OTHER", 89);
        order("Havnegade 12", "ORGANISATION", 91);

        erasure.erase();
        erasure.erase();

        assertThat(streets()).containsExactly("Birkevej 2", "Havnegade 12");
        assertThat(in(() -> jdbc.sql(
                                "select details ->> 'orders' from audit_event where action = 'ORDER_ADDRESSES_ERASED'")
                        .query(String.class)
                        .list()))
                .containsExactly("1");
    }

    @Test
    void where_a_device_still_is_to_be_sent_stays_however_old_the_order_is() {
        order("Æblevej 1", "OTHER", 400);
        in(() -> jdbc.sql("update device_order set state = 'ORDERED', ended_at = null")
                .update());

        erasure.erase();

        assertThat(streets()).containsExactly("Æblevej 1");
    }

    private void order(String street, String delivery, int daysAgo) {
        in(() -> jdbc.sql("""
                insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name,
                    ordered_at, ended_at, delivery, delivery_name, delivery_street, delivery_postal_code, delivery_town)
                select gen_random_uuid(), organisation_id, id, 'CHIP', 'CANCELLED', 1, id, 'Bo', now() - :ago * interval '1 day',
                    now() - :ago * interval '1 day', :delivery, 'Birgit Holm', :street, '8000', 'Aarhus C'
                from organisation_user where id = :user
                """)
                .param("ago", daysAgo)
                .param("delivery", delivery)
                .param("street", street)
                .param("user", birgit)
                .update());
    }

    private List<String> streets() {
        return in(
                () -> jdbc.sql("select delivery_street from device_order where delivery_street is not null order by 1")
                        .query(String.class)
                        .list());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
