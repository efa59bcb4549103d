package dk.ramme.joining.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.Company.Signing;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRegisterTests {

    private static final CvrNumber NORDLYS = new CvrNumber("24256790");
    private static final CvrNumber LUND = new CvrNumber("13748136");

    @TempDir
    Path folder;

    Path file;
    FileRegister register;

    @BeforeEach
    void aFile() {
        file = folder.resolve("companies.jsonl");
        register = new FileRegister(file.toString());
    }

    @Test
    void a_company_is_found_with_everything_that_is_said_of_it() throws IOException {
        write("""
                {"cvr": "13748136", "name": "Lunds Tømrerfirma", "signing": "ALONE", "representatives": []}
                {"unknown": {"cvr": "13748136"}, "cvr": "24256790", "name": "Nordlys Energi A/S", "address": "Havnegade 12, 9000 Aalborg", "form": "Aktieselskab", "startedOn": "1999-05-01", "endedOn": null, "signing": "JOINT", "hasUsers": true, "representatives": [{"name": "Karen Holm", "cpr": "1503679994"}, {"name": "Mikkel Lund", "birthDate": "1961-02-09"}]}
                """);

        var company = register.find(NORDLYS).orElseThrow();

        assertThat(company.name()).isEqualTo("Nordlys Energi A/S");
        assertThat(company.address()).isEqualTo("Havnegade 12, 9000 Aalborg");
        assertThat(company.signing()).isEqualTo(Signing.JOINT);
        assertThat(company.hasUsers()).isTrue();
        assertThat(company.hasNothingToImport()).isFalse();
        assertThat(company.representatives())
                .containsExactly(
                        new Representative("Karen Holm", LocalDate.of(1967, 3, 15), new CprNumber("1503679994")),
                        new Representative("Mikkel Lund", LocalDate.of(1961, 2, 9), null));
        assertThat(register.find(LUND)).isPresent();
    }

    @Test
    void a_company_that_is_not_in_the_file_is_not_there() throws IOException {
        write("{\"cvr\": \"13748136\", \"name\": \"Lund\", \"signing\": \"ALONE\", \"representatives\": []}");

        assertThat(register.find(NORDLYS)).isEmpty();
    }

    @Test
    void lines_that_are_no_company_are_left_out() throws IOException {
        write("""
                not json
                []
                {"cvr": "12345678", "name": "Wrong"}

                {"cvr": "24256790", "name": "Nordlys", "signing": "JOINT", "representatives": []}
                {"cvr":
                """);

        assertThat(register.find(NORDLYS)).isPresent();
    }

    @Test
    void the_later_of_two_lines_counts() throws IOException {
        write("""
                {"cvr": "24256790", "name": "Before", "signing": "JOINT", "representatives": []}
                {"cvr": "24256790", "name": "After", "signing": "JOINT", "representatives": []}
                """);

        assertThat(register.find(NORDLYS)).map(Company::name).contains("After");
    }

    @Test
    void a_file_put_in_its_place_is_read() throws IOException {
        write("{\"cvr\": \"24256790\", \"name\": \"Before\", \"signing\": \"JOINT\", \"representatives\": []}");
        assertThat(register.find(NORDLYS)).map(Company::name).contains("Before");

        var other = folder.resolve("new.jsonl");
        Files.writeString(
                other,
                "{\"cvr\": \"24256790\", \"name\": \"After!\", \"signing\": \"JOINT\", \"representatives\": []}");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(register.find(NORDLYS)).map(Company::name).contains("After!");
    }

    @Test
    void a_company_that_lacks_what_is_needed_is_refused_as_a_whole() throws IOException {
        write(
                "{\"cvr\": \"24256790\", \"name\": \"Nordlys\", \"signing\": \"JOINT\", \"representatives\": [{\"name\": \"Karen Holm\"}]}");

        assertThatThrownBy(() -> register.find(NORDLYS))
                .isInstanceOf(RegisterUnavailable.class)
                .hasMessageNotContaining("Karen");
    }

    @Test
    void without_a_file_the_register_is_out_of_order() {
        assertThatThrownBy(() -> register.find(NORDLYS)).isInstanceOf(RegisterUnavailable.class);
    }

    @Test
    void a_hundred_thousand_companies_are_found_each_by_its_place() throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            for (var number = 10_000_000; number < 11_100_000; number++) {
                if (CvrNumber.isValid(String.valueOf(number))) {
                    out.write("{\"cvr\": \"" + number + "\", \"name\": \"Æ" + number
                            + "\", \"signing\": \"ALONE\", \"representatives\": []}\n");
                }
            }
        }

        for (var number = 10_000_000; number < 11_100_000; number += 11_111) {
            for (var near = number; near < number + 11; near++) {
                if (CvrNumber.isValid(String.valueOf(near))) {
                    assertThat(register.find(new CvrNumber(String.valueOf(near))))
                            .map(Company::name)
                            .contains("Æ" + near);
                }
            }
        }
    }

    private void write(String lines) throws IOException {
        Files.writeString(file, lines);
    }
}
