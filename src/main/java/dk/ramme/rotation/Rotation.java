package dk.ramme.rotation;

import dk.ramme.alarm.Counted;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.KeyRotation;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;

/** The steps by which keys are changed; each may be killed and begun again. */
class Rotation {

    private static final UUID NO_ORGANISATION = new UUID(0, 0);
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long TELL_EVERY = 1_000;

    private final KeyRotation keys;
    private final Resealing sealing;
    private final Reindexing indexing;
    private final KeyUse use;
    private final KeyProofs proofs;
    private final RotationTrail trail;
    private long done;
    private long told;

    Rotation(
            KeyRotation keys,
            Resealing sealing,
            Reindexing indexing,
            KeyUse use,
            KeyProofs proofs,
            RotationTrail trail) {
        this.keys = keys;
        this.sealing = sealing;
        this.indexing = indexing;
        this.use = use;
        this.proofs = proofs;
        this.trail = trail;
    }

    String add(boolean sealingKey) {
        proofs.prove();
        boolean added = trail.changed(
                "KEY_ADDED",
                Map.of("kind", sealingKey ? "sealing" : "index"),
                () -> sealingKey ? keys.addSealingKey() : keys.addIndexKey());
        return added
                ? "A key was added. Put the files on every node, if each has its own; then: rotate-keys promote"
                : "A key waits already. Then: rotate-keys promote";
    }

    String promote() throws IOException, InterruptedException {
        proofs.prove();
        awaitNodes();
        boolean changed = trail.changed("KEYS_PROMOTED", Map.of(), keys::promote);
        proofs.prove();
        return changed
                ? "The new keys are used from now on. Put the files on every node, if each has its own; then: rotate-keys reseal"
                : "The newest keys are in use already.";
    }

    /** Goes on until nothing is left, or what is left stays so. */
    Map<String, Long> reseal() throws IOException, InterruptedException {
        proofs.prove();
        awaitNodes();
        var left = left();
        for (int fruitless = 0; !left.isEmpty() && fruitless < TRIES; left = left()) {
            long before = done;
            pass();
            if (done > before) {
                fruitless = 0;
            } else {
                // what only its index is kept of stays; so does whoever has a session
                if (left.keySet().stream().allMatch(what -> what.contains("("))) break;
                fruitless++;
                Thread.sleep(PAUSE.toMillis());
            }
        }
        if (done > 0) trail.done("KEYS_RESEALED", Map.of("values", done));
        System.out.println("Sealed or indexed anew: " + Counted.of(done, "value"));
        return left;
    }

    /** @return what still needs a former key; empty when they are gone */
    Map<String, Long> retire(boolean forgetIndexes) throws IOException, InterruptedException {
        proofs.prove();
        awaitNodes();
        if (forgetIndexes) {
            var former = keys.formerIndexKeys();
            long forgotten = use.organisations().stream()
                    .mapToLong(organisation -> use.forgetIndexes(organisation, former))
                    .sum();
            trail.done("INDEXES_FORGOTTEN", Map.of("values", forgotten));
            System.out.println("Indexes without a number that were forgotten: " + forgotten);
        }
        var left = left();
        if (left.isEmpty()) retire();
        return left;
    }

    /** The proofs go first: if it ends between the two, the keys are too many and not too few. */
    private void retire() {
        proofs.forgetFormer();
        trail.changed("KEYS_RETIRED", Map.of(), () -> {
            boolean any =
                    !keys.formerMarks().isEmpty() || !keys.formerIndexKeys().isEmpty();
            keys.retire();
            return any;
        });
    }

    Map<String, Long> left() {
        return use.of(keys.formerMarks(), keys.formerIndexKeys());
    }

    private void pass() {
        SealedColumn.OF_NOBODY.forEach(column -> count(sealing.all(column, NO_ORGANISATION)));
        for (var organisation : use.organisations()) {
            Tenancy.in(organisation, () -> {
                SealedColumn.OF_ORGANISATIONS.forEach(column -> count(sealing.all(column, organisation)));
                try {
                    count(indexing.all(organisation, keys.currentIndexKey()));
                } catch (PessimisticLockingFailureException held) {
                    // somebody works on these rows; the next pass meets them again
                }
            });
        }
    }

    private void count(long more) {
        done += more;
        if (done - told >= TELL_EVERY) {
            told = done;
            System.out.println("So far: " + Counted.of(done, "value"));
        }
    }

    /** Nodes look at the files now and then; until then some would neither open nor find what is new. */
    private void awaitNodes() throws IOException, InterruptedException {
        var wait = keys.untilEveryNodeKnows();
        if (wait.isNegative() || wait.isZero()) return;
        System.out.println("Waiting " + wait.plusMillis(999).toSeconds() + " s until every node has read the files");
        Thread.sleep(wait.toMillis() + 1);
    }
}
