package dk.ramme.edge;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The body of an upload, which must keep a pace: the server's own time-out is for each read, and a byte now and then would
 * keep a thread for ever.
 */
class SteadyBody extends InputStream {

    private final InputStream body;
    private final UploadSettings settings;
    private final long since = System.nanoTime();
    private long read;

    SteadyBody(InputStream body, UploadSettings settings) {
        this.body = body;
        this.settings = settings;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var more = body.read(into, offset, length);
        if (more > 0) read += more;
        if (more >= 0 && isTooSlow(System.nanoTime() - since)) throw new TooSlow();
        return more;
    }

    private boolean isTooSlow(long nanos) {
        var late = Duration.ofNanos(nanos).minus(settings.patience());
        return late.toSeconds() > read / settings.slowest().toBytes();
    }

    static class TooSlow extends IOException {}
}
