package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;

/** How much has come out of a ZIP file: counted, since what the file says about it is not believed. */
final class Unpacked {

    private final UnpackSettings limits;
    private final long packed;
    private long bytes;

    /** @param packed size of the whole file, in bytes */
    Unpacked(UnpackSettings limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    /**
     * @param more bytes that have come out of a part
     * @param ofPart all that have
     * @param saidPacked what the file says the part takes in it, in bytes
     * @throws FileRefused when it is more than an honest file would hold
     */
    void add(long more, long ofPart, long saidPacked) {
        bytes += more;
        long believed = Math.min(packed, Math.max(1, saidPacked));
        boolean bomb = ofPart > CheckedPart.SMALL && ofPart / believed >= limits.maxRatio();
        if (bomb || bytes > limits.maxSize().toBytes()) {
            throw FileRefused.larger(FileProblem.UNPACKS_TOO_LARGE, limits.maxSize());
        }
    }
}
