package dk.ramme.rotation;

import dk.ramme.rotation.KeyProofs.KeysDoNotFit;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application that it has another database's keys, before anybody meets a value that does not open. */
class KeysDoNotFitAnalyzer extends AbstractFailureAnalyzer<KeysDoNotFit> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysDoNotFit cause) {
        return new FailureAnalysis(
                "Ramme's keys do not fit its database: " + cause.getMessage(),
                "Put the two key files in place that belong to this database (after a restore: those of the day of the"
                        + " backup, or newer ones that still hold them), or see that RAMME_DATABASE_URL leads to the"
                        + " database of these keys. Nothing was written with the keys that do not fit."
                        + " docs/keys.md, \"Keys that do not fit\", says more.",
                cause);
    }
}
