package dk.ramme.vault;

import dk.ramme.vault.VaultKeys.Written;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that follow their files. Whoever uses them looks first whether they are too old, so that no use ever has older ones
 * than promised, however long the process slept.
 */
final class LiveKeys implements KeySource {

    private static final Logger log = LoggerFactory.getLogger(LiveKeys.class);

    private final VaultKeys files;
    private final long nanos;
    private volatile Read last;

    LiveKeys(VaultKeys files, Duration reread) {
        this.files = files;
        this.nanos = reread.toNanos();
        Written written = files.written();
        this.last = new Read(System.nanoTime(), written, files.keys(written));
    }

    @Override
    public Keys now() {
        Read read = last;
        return fresh(read) ? read.keys : look(read);
    }

    @Override
    public Keys readAnew() {
        return look(last);
    }

    private synchronized Keys look(Read seen) {
        if (last != seen) return last.keys; // another thread was here first
        long at = System.nanoTime();
        Read former = last;
        try {
            Written written = files.written();
            boolean same = written.equals(former.written);
            last = new Read(at, written, same ? former.keys : files.keys(written));
            if (!same) log.info("The keys have changed and were read again");
        } catch (VaultNotReady unfit) {
            log.warn("The former keys stay in use: {}", unfit.getMessage());
            last = new Read(at, former.written, former.keys);
        }
        return last.keys;
    }

    private boolean fresh(Read read) {
        return System.nanoTime() - read.at < nanos;
    }

    private record Read(long at, Written written, Keys keys) {}
}
