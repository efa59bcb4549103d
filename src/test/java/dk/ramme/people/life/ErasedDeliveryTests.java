package dk.ramme.people.life;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is erased leaves no address behind that a device was sent to. */
@RammeTest
class ErasedDeliveryTests {

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Erasures erasures;

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
        order("CHIP", "OTHER", "Birgit Holm", "Fjordvej 3");
        order("CODE_DISPLAY", "ORGANISATION", "Nordlys Energi A/S", "Havnegade 12");
        in("update organisation_user set state = 'DELETED' where id = :user");
    }

    @Test
    void what_was_typed_for_them_goes_when_they_do_and_the_organisations_address_stays() {
        in("insert into user_erasure (organisation_id, user_id, due_at)"
                + " select organisation_id, id, now() + interval '9 days' from organisation_user where id = :user");
        erasures.erase();
        assertThat(streets()).isEqualTo("Havnegade 12,Fjordvej 3");

        in("update user_erasure set due_at = now() - interval '9 days' where user_id = :user");
        erasures.erase();

        assertThat(streets()).isEqualTo("Havnegade 12");
    }

    private void order(String kind, String delivery, String name, String street) {
        in("insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name,"
                + " ordered_at, ended_at, delivery, delivery_name, delivery_street, delivery_postal_code, delivery_town)"
                + " select gen_random_uuid(), organisation_id, id, '" + kind
                + "', 'CANCELLED', 1, id, 'Bo', now(), now(), '"
                + delivery + "', '" + name + "', '" + street
                + "', '8000', 'Aarhus C' from organisation_user where id = :user");
    }

    private String streets() {
        return in(() -> jdbc.sql("select string_agg(delivery_street, ',' order by kind desc) from device_order"
                        + " where user_id = :user")
                .param("user", birgit)
                .query(String.class)
                .single());
    }

    private void in(String sql) {
        in(() -> jdbc.sql(sql).param("user", birgit).update());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
