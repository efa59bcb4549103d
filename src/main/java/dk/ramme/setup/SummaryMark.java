package dk.ramme.setup;

import dk.ramme.joining.appointment.Invitation;
import dk.ramme.settings.Answer;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the summary shows, in one word: it changes whenever an answer, a proposal or an order does, so that nobody confirms what
 * they have not seen.
 */
final class SummaryMark {

    private SummaryMark() {}

    static String mark(Facts facts, List<Invitation> proposed, OwnDevices.ToOrder toOrder) {
        var answers = facts.answers().values().stream().map(SummaryMark::mark).sorted();
        var people =
                proposed.stream().map(one -> one.appointmentId().toString()).sorted();
        return Integer.toHexString(
                Stream.of(answers, people, toOrder.devices().stream().map(OwnDevices.Device::toString))
                        .flatMap(lines -> lines)
                        .toList()
                        .hashCode());
    }

    private static String mark(Answer answer) {
        return answer.question().name() + answer.version();
    }
}
