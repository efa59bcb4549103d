package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;

/** How much has come out of a ZIP file: counted, since what the file says about it is not believed. */
final class Unpacked {

    /** What unfolds to no more than this harms nobody, however well it was packed. */
    private static final long SMALL = 10_000_000;

    private final UnpackSettings limits;
    private final long packed;
    private long expected;
    private long bytes;

    /** @param packed size of the whole file, in bytes */
    Unpacked(UnpackSettings limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    /**
     * A part is to be read, and takes as much as the file says: one that says it takes too much is not read at all, and one
     * that takes more than it says is broken ({@link CheckedPart}).
     *
     * @param saidPacked what the file says the part takes in it, in bytes
     * @throws FileRefused when all that are to be read are more than an honest file would hold
     */
    void expect(long ofPart, long saidPacked) {
        expected += Math.max(0, ofPart);
        refuse(expected, ofPart, saidPacked);
    }

    /**
     * @param more bytes that have come out of a part
     * @param ofPart all that have
     * @param saidPacked what the file says the part takes in it, in bytes
     * @throws FileRefused when it is more than an honest file would hold
     */
    void add(long more, long ofPart, long saidPacked) {
        bytes += more;
        refuse(bytes, ofPart, saidPacked);
    }

    private void refuse(long ofAll, long ofPart, long saidPacked) {
        boolean bomb = isTooFar(ofPart, Math.min(packed, Math.max(1, saidPacked))) || isTooFar(ofAll, packed);
        if (bomb || ofAll > limits.maxSize().toBytes()) {
            throw FileRefused.larger(FileProblem.UNPACKS_TOO_LARGE, limits.maxSize());
        }
    }

    /** Of one part, and of all together: many parts, each small enough, are a bomb too. */
    private boolean isTooFar(long unpacked, long from) {
        return unpacked > SMALL && unpacked / from >= limits.maxRatio();
    }
}
