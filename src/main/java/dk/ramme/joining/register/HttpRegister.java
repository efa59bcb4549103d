package dk.ramme.joining.register;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import dk.ramme.remote.Answer;
import dk.ramme.remote.RemoteSettings;
import dk.ramme.remote.RemoteSystem;
import dk.ramme.remote.RemoteSystem.AnswerTooLarge;
import dk.ramme.remote.RemoteSystem.RemoteUnavailable;
import java.time.Clock;
import java.util.Optional;

/** The register over HTTP. */
final class HttpRegister implements CompanyRegister {

    private static final int LARGEST_ANSWER = 1 << 20;

    private final RemoteSystem register;

    HttpRegister(RemoteSettings settings, Clock clock) {
        this.register = new RemoteSystem("the company register", settings, LARGEST_ANSWER, clock);
    }

    @Override
    public Optional<Company> find(CvrNumber cvr) {
        var answer = ask(cvr);
        return switch (answer.status()) {
            case 200 -> Optional.of(CompanyJson.read(answer.body(), cvr));
            case 404 -> Optional.empty();
            default ->
                throw new RegisterUnavailable(
                        "the company register refused the question with status " + answer.status());
        };
    }

    private Answer ask(CvrNumber cvr) {
        try {
            return register.get("/" + cvr.value());
        } catch (RemoteUnavailable | AnswerTooLarge failure) {
            throw new RegisterUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }
}
