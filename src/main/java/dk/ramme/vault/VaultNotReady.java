package dk.ramme.vault;

/** The keys are missing or unfit, so the application must not start. The message says which, and never a key. */
class VaultNotReady extends RuntimeException {

    VaultNotReady(String message) {
        super(message);
    }
}
