package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.identifier.PersonName;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which names fit each other is said in Java, and in the database for marks on many users: they say the same (U8). */
@RammeTest
class LikeNamesTests {

    private static final List<String> NAMES = List.of(
            "Anders Bæk",
            "ANDERS Bo Baek",
            "Bæk, Anders",
            "Bæk, Anders Bo",
            "Åse Ærø",
            "Aase Aeroe",
            "Jens",
            "jens",
            "José Müller",
            "Jose Muller",
            "Anne-Marie Holm",
            "Anne Marie Holm",
            "Holm,Anne-Marie",
            "Emil, Bo, Krogh",
            "İpek Şahin",
            "Ipek Sahin");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    @Test
    void the_database_and_the_code_find_the_same_names_alike() {
        for (var one : NAMES) {
            for (var other : NAMES) {
                var inDatabase = stored.in(
                        UUID.randomUUID(),
                        () -> jdbc.sql("select name_ends(:one) = name_ends(:other)")
                                .param("one", one)
                                .param("other", other)
                                .query(Boolean.class)
                                .single());

                assertThat(PersonName.parse(one).isLike(PersonName.parse(other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(inDatabase);
            }
        }
    }
}
