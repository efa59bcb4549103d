package dk.ramme.journey;

import dk.ramme.RammeTest;
import dk.ramme.notification.Mailbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The whole way, in both languages, with scripts and without. */
@RammeTest
class WholeWayTests {

    @Autowired
    Mailbox mailbox;

    @Value("${ramme.base-url}")
    String base;

    @Test
    void in_danish_from_the_representative_to_the_active_user() {
        new WholeWay(mailbox, base, Words.danish(), true, () -> {}).ofNordlys();
    }

    @Test
    void in_english_and_without_scripts_from_the_representative_to_the_active_user() {
        new WholeWay(mailbox, base, Words.english(), false, () -> {}).ofTheClub();
    }
}
