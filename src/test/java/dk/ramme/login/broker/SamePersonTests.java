package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.identifier.CprNumber;
import dk.ramme.login.IdentityMatcher.Match;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SamePerson;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamePersonTests {

    private static final LocalDate BORN = LocalDate.of(1979, 11, 2);
    private static final CprNumber CPR = CprNumber.parse("0211799995");

    private final SamePerson same = new SamePerson(new ClaimMatcher());

    @Test
    void the_cpr_number_decides_when_the_organisation_gave_one() {
        var identity = identity("Søren Ågård", BORN, CPR);

        assertThat(same.compare(identity, CPR, "A name long ago", null)).isEqualTo(Match.SAME);
        assertThat(same.compare(identity, CprNumber.parse("0211799997"), "Søren Ågård", BORN))
                .isEqualTo(Match.OTHER);
    }

    @Test
    void name_and_birth_date_never_stand_in_for_a_cpr_number_that_was_given() {
        var withoutNumber = identity("Søren Ågård", BORN, null);

        assertThat(same.compare(withoutNumber, CPR, "Søren Ågård", BORN)).isEqualTo(Match.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Søren Ågård", "  søren   ÅGÅRD ", "So\u0308ren", "Søren A\u030Ag\u00E5rd"})
    void case_blanks_and_composition_of_letters_do_not_count(String typed) {
        var identity = identity(typed.startsWith("So") ? "S\u00F6ren" : "Søren Ågård", BORN, null);

        assertThat(same.compare(identity, null, typed, BORN)).isEqualTo(Match.SAME);
    }

    @Test
    void everything_else_counts() {
        var identity = identity("Søren Ågård", BORN, null);

        assertThat(same.compare(identity, null, "Soren Aagaard", BORN)).isEqualTo(Match.OTHER);
        assertThat(same.compare(identity, null, "Søren Ågård", BORN.plusDays(1)))
                .isEqualTo(Match.OTHER);
        assertThat(same.compare(identity, null, "Søren Ågård", null)).isEqualTo(Match.OTHER);
        assertThat(same.compare(identity("–", BORN, null), null, "–", BORN)).isEqualTo(Match.OTHER);
        assertThat(same.compare(identity("Søren Ågård", null, null), null, "Søren Ågård", BORN))
                .isEqualTo(Match.OTHER);
    }

    private static MitIdIdentity identity(String name, @Nullable LocalDate born, @Nullable CprNumber cpr) {
        return new MitIdIdentity("https://mitid.test", "x", name, born, cpr, "Substantial", Instant.EPOCH, null);
    }
}
