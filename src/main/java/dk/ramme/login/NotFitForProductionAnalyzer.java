package dk.ramme.login;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application which settings to change. */
class NotFitForProductionAnalyzer extends AbstractFailureAnalyzer<NotFitForProduction> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotFitForProduction cause) {
        return new FailureAnalysis(
                "These settings are not fit for production:\n" + cause.getMessage(),
                "Set them as the README describes. To try Ramme out, use the run command: it brings a MitID simulator"
                        + " and a mail server of its own.",
                cause);
    }
}
