package dk.ramme.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application what is wrong with its keys and how to make some. */
class VaultNotReadyAnalyzer extends AbstractFailureAnalyzer<VaultNotReady> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, VaultNotReady cause) {
        String action = "Make keys once with: java -jar ramme.jar " + KeyMaker.COMMAND + " <folder>\n"
                + "Then set ramme.vault.keyset-file and ramme.vault.index-keys-file to the two files,\n"
                + "or give their content in RAMME_VAULT_KEYSET (base64) and RAMME_VAULT_INDEXKEYS_1.\n"
                + "Keep a copy of the keys apart from the database: without them its CPR numbers are lost.";
        return new FailureAnalysis("Ramme has no usable keys: " + cause.getMessage(), action, cause);
    }
}
