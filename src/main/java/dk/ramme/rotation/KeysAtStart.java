package dk.ramme.rotation;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses to start with keys of another database (R40): when all is made and migrated, and before a page or a job uses them. */
@Component
class KeysAtStart implements SmartInitializingSingleton {

    private final KeyProofs proofs;

    KeysAtStart(KeyProofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public void afterSingletonsInstantiated() {
        proofs.prove();
    }
}
