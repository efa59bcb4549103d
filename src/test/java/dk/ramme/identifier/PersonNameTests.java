package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Åse Ærø Øllgård",
                "Å",
                "O'Brien",
                "Anne-Marie von der Ahé",
                "Niels d. 2",
                "Þórður Ðúason",
                "李小龍",
                "𠮷田",
                "محمد",
                "<script>alert(1)</script>",
                "=HYPERLINK(\"x\")",
                "Robert'); drop table users;--"
            })
    void a_name_is_kept_as_it_is(String name) {
        assertThat(PersonName.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien",
                "Gabriele d'Angelo",
                "Martin Luther King, Jr.",
                "J. P. Jensen",
                "J.P. Jensen",
                "J.P.Jensen",
                "H.C.Andersen",
                "Chr.Hansen",
                "St.Clair",
                "Anne-Marie St. Clair",
                "Mikkel A/S",
                "Anna c/o Hansen",
                "Jens Jensen, cand.merc.",
                "Jens Jensen, cand.merc.aud",
                "Ib Ibsen cand.scient.pol.",
                "Bo Bek Cand.it",
                "Mie Mag.art.",
                "Dr.med. Lis Lund",
                "Ib Ph.D.",
                "Niels d. 2.",
                "M.C. Ørsted-Åkjær",
                "Bruger 2.0",
                "Mette ...Hansen",
                "Вера П. Иванова",
                "Webb",
                "Dot Hansen"
            })
    void a_real_name_is_no_address(String name) {
        assertThat(PersonName.problem(name)).isEmpty();
    }

    /** Mails ask nobody to call a number that somebody has written for a name (T52; security finding 5). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ring straks til 70 10 20 30 og sig din kode",
                "+45 70102030 MitID support",
                "7-0-1-0-2-0-3-0 support",
                "٧٠١٠٢٠٣٠ support"
            })
    void what_is_as_long_as_a_telephone_number_stands_in_no_name(String name) {
        assertThat(PersonName.problem(name)).contains(NameProblem.NUMBER);
    }

    /** Names stand in mails, and mail programs make links of what looks like one (T52; security finding 5). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dit MitID spaerres. Bekraeft paa https://mitid-bekraeft.example",
                "mitid-bekraeft.example",
                "Anna mitid-bekraeft.dk Hansen",
                "mitid-bekraeft\uFF0Eexample",
                "mitid\u3002com",
                "mitid\uFF61com",
                "mitid\u2024com",
                "mitid[.]com",
                "mitid ( . ) com",
                "mitid (dot) com",
                "\uFF4D\uFF49\uFF54\uFF49\uFF44.com",
                "митид.рф",
                "例え.テスト",
                "www.mitid",
                "WWW mitid",
                "hxxp://mitid",
                "//mitid",
                "\\\\mitid\\deling",
                "Anna@mitid",
                "Anna\uFF20mitid",
                "Anna 192.0.2.1",
                "Bit.Ly",
                "T.Co",
                "Abc.Shop",
                "mitid.museum",
                "dr.dk",
                "stud.shop",
                "cand.merc.com",
                "xn--mitid",
                "tel:70102030 Anna"
            })
    void a_name_with_an_address_in_it_is_refused_and_one_that_is_kept_can_be_read(String name) {
        assertThat(PersonName.problem(name)).contains(NameProblem.ADDRESS);
        assertThat(PersonName.isValid(name)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> PersonName.parse(name));
        assertThat(PersonName.kept(name)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
              Mette  Hansen\u0020,Mette Hansen
            Mette\u00A0\u2003Hansen,Mette Hansen
            A\u030Ase,Åse
            \uFEFFMette,Mette
            """)
    void blanks_are_folded_and_letters_composed(String typed, String kept) {
        assertThat(PersonName.parse(typed).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "\u00A0",
                "123",
                "-",
                "Mette\r\nBcc: x@y.dk",
                "Mette\tHansen",
                "Mette\u0000",
                "Mette\u0085Hansen",
                "Mette\u202Eneslanif",
                "\u2066Mette",
                "Met\u200Bte",
                "Met\u00ADte",
                "Mette\u2028Hansen",
                "Mette\u2029Hansen",
                "Mette\uD800",
                "\uDC00Mette",
                "Mette\uE000"
            })
    void what_is_no_name_is_refused(String text) {
        assertThat(PersonName.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonName.parse(text))
                .withMessage("not a person's name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Åse Bæk          | ÅSE BÆK                | true
            Åse Bæk          | Åse Marie Holm Bæk     | true
            Emil Bo Krogh    | Krogh, Emil            | true
            Åse Bæk          | Åse Holm               | false
            Åse Bæk          | Otto Friis             | false
            Jens             | Jens Holm              | false
            ,Jens            | Jens                   | true
            """)
    void whoever_leaves_names_out_between_the_first_and_the_last_may_be_the_same(
            String one, String other, boolean like) {
        assertThat(PersonName.parse(one).isLike(PersonName.parse(other))).isEqualTo(like);
        assertThat(PersonName.parse(other).isLike(PersonName.parse(one))).isEqualTo(like);
    }

    @Test
    void two_hundred_characters_fit_and_not_one_more() {
        assertThat(PersonName.isValid("å".repeat(200))).isTrue();
        assertThat(PersonName.isValid("å".repeat(201))).isFalse();
        assertThat(PersonName.isValid("𠮷".repeat(200))).isTrue();
        assertThat(PersonName.isValid("𠮷".repeat(201))).isFalse();
        assertThat(PersonName.isValid("a\u030A".repeat(200))).isTrue();
    }
}
