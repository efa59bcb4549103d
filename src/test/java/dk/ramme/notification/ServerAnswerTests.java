package dk.ramme.notification;

import static dk.ramme.notification.Outcome.Kind.DOUBTED;
import static dk.ramme.notification.Outcome.Kind.LATER;
import static dk.ramme.notification.Outcome.Kind.REFUSED;
import static dk.ramme.notification.Outcome.Kind.SENDING_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose fault a refusal is, by the codes of RFC 3463 and RFC 5321, by the command, and by the words (operators finding 4). */
class ServerAnswerTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 <bo@x.test>: Recipient address rejected: User unknown in relay recipient table
            550-5.1.1 The email account that you tried to reach does not exist.~550 5.1.1 Learn more at https://mail.test/policy
            550 5.1.2 Bad destination system address
            501 5.1.3 Bad recipient address syntax
            551 5.1.6 The user has moved
            556 5.1.10 Recipient address has null MX
            556 Domain does not accept mail
            550 5.2.1 The account is disabled
            550 #5.1.0 Address rejected.
            550 No such user here
            550 Requested action not taken: mailbox unavailable
            551 User not local
            553 Requested action not taken: mailbox name not allowed here? unknown user
            550 <relay@spam.test>: User unknown
            550 5.0.0 <sender@x.test>... User unknown
            550 Brugeren findes ikke
            550 Empfänger unbekannt
            """)
    void a_recipient_that_is_none_is_refused(String answer) {
        assertThat(toRecipient(answer).means()).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            554 5.7.1 <bo@x.test>: Relay access denied
            550 5.7.1 Unable to relay
            550 5.7.60 SMTP; Client does not have permissions to send as this sender
            550-5.7.26 This mail has been blocked because the sender is unauthenticated.~550 5.7.26 See https://x.test
            554 <bo@x.test>: Relay access denied
            550 relay not permitted
            550 Relaying denied
            550 Weiterleitung verweigert
            550 Ce serveur ne fait pas relais
            553 sorry, that domain isn't in my list of allowed rcpthosts; relay
            550 Afsenderen er spærret
            550 Administrative prohibition: client host blocked using a DNSBL
            550 SPF check failed
            530 5.7.0 Must issue a STARTTLS command first
            530 Authentication required
            535 5.7.8 Authentication credentials invalid
            550 5.1.8 Bad sender's system address
            553 5.1.7 Bad sender's mailbox address syntax
            554 5.3.4 Message too big for system
            554 5.4.6 Routing loop detected
            503 5.5.1 Need MAIL command
            503 Bad sequence
            501 Syntax error in parameters
            521 Host does not accept mail
            554 Transaction failed
            452 4.3.1 Insufficient system storage
            """)
    void what_another_setting_would_mend_is_not_the_recipients_fault(String answer) {
        assertThat(toRecipient(answer).means()).isEqualTo(DOUBTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            450 4.7.1 <bo@x.test>: Greylisted, see https://postgrey.test
            451 4.7.1 Try again later
            450 Mailbox busy
            452 Too many recipients
            452 4.2.2 Mailbox full
            552 5.2.2 Mailbox full
            552 Exceeded storage allocation
            """)
    void what_may_pass_for_this_recipient_is_tried_again(String answer) {
        assertThat(toRecipient(answer).means()).isEqualTo(LATER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL FROM:<r@x.test> | 421 4.7.0 Too many connections
            MAIL FROM:<r@x.test> | 530 5.7.0 Authentication required
            MAIL FROM:<r@x.test> | 550 5.1.8 Sender domain not found
            MAIL FROM:<r@x.test> | 553 5.7.1 Sender address rejected: not owned by user
            MAIL FROM:<r@x.test> | 550 Absender abgelehnt
            MAIL FROM:<r@x.test> | 452 4.3.1 Insufficient system storage
            AUTH PLAIN | 535 5.7.8 Bad credentials
            """)
    void before_the_recipient_is_named_every_refusal_holds_for_all(String command, String answer) {
        assertThat(ServerAnswer.of(command, code(answer), answer).means()).isEqualTo(SENDING_REFUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            . | 550 5.6.0 Content rejected | REFUSED
            . | 554 5.6.1 Media not supported | REFUSED
            . | 554 Content rejected | REFUSED
            . | 554 5.7.1 Spam message rejected | DOUBTED
            . | 554 Message refused by policy | DOUBTED
            . | 550 5.7.26 Unauthenticated sender | DOUBTED
            . | 552 5.3.4 Message exceeds fixed limit | DOUBTED
            . | 451 4.3.0 Queue file write error | DOUBTED
            . | 451 Local error | LATER
            DATA | 554 No valid recipients, relay denied | DOUBTED
            DATA | 503 5.5.1 No recipients | DOUBTED
            . | 421 4.3.2 Closing | DOUBTED
            RCPT TO:<bo@x.test> | 421 4.7.0 Too many errors | DOUBTED
            """)
    void content_is_refused_for_its_own_sake_or_for_ours(String command, String answer, Outcome.Kind kind) {
        assertThat(ServerAnswer.of(command, code(answer), answer).means()).isEqualTo(kind);
    }

    @Test
    void a_connection_that_broke_says_nothing_final_and_names_where() {
        var answer = ServerAnswer.of(".", -1, "[EOF]");

        assertThat(answer.means()).isEqualTo(DOUBTED);
        assertThat(answer.said()).isEqualTo("the connection broke at .");
    }

    @Test
    void an_answer_of_several_lines_is_one_reason() {
        assertThat(toRecipient("550-5.7.1 Not from here.~550-5.7.1 Log in first.~550 5.7.1 Bye")
                        .said())
                .isEqualTo("RCPT: 550 5.7.1 Not from here. Log in first. Bye");
    }

    private static ServerAnswer toRecipient(String answer) {
        return ServerAnswer.of("RCPT TO:<bo@x.test>", code(answer), answer.replace("~", "\r\n"));
    }

    private static int code(String answer) {
        return Integer.parseInt(answer.substring(0, 3));
    }
}
