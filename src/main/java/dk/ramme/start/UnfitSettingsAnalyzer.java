package dk.ramme.start;

import dk.ramme.start.SettingsCheck.UnfitSettings;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application which settings to change. */
class UnfitSettingsAnalyzer extends AbstractFailureAnalyzer<UnfitSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitSettings cause) {
        return new FailureAnalysis(
                "Ramme does not start with these settings. This is all that is wrong with them; nothing has been"
                        + " done yet:\n\n  "
                        + String.valueOf(cause.getMessage()).replace("\n", "\n  "),
                "Set them as the README describes (\"In production\"). To try Ramme out, use the run command: it brings a"
                        + " MitID simulator and a mail server of its own.",
                cause);
    }
}
