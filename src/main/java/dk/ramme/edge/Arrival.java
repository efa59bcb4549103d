package dk.ramme.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** A request on its way: what is there of its body, which is read from here once it is whole. */
class Arrival implements InputBuffer, ApplicationBufferHandler {

    /** What the connection is doing while no thread is with it. */
    enum Waiting {
        NOT,
        FOR_BODY,
        FOR_SENDER_TO_STOP
    }

    private static final byte[] NOTHING = {};
    private static final int FIRST_STEP = 4096;

    private final Arrivals arrivals;
    private Waiting waiting = Waiting.NOT;
    private long until;
    private @Nullable String network;
    private byte[] body = NOTHING;
    private int size;
    private int arrived;
    private int given;
    private ByteBuffer read = ByteBuffer.wrap(NOTHING);

    Arrival(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    Waiting waiting() {
        return waiting;
    }

    void waitFor(Waiting what, Duration longest) {
        waiting = what;
        until = System.nanoTime() + longest.toNanos();
    }

    /** Whether this connection may go on to wait, by the number of others and by its time. */
    boolean mayWait(String address, long sinceNanos) {
        return isCounted(address)
                && System.nanoTime() - sinceNanos
                        < arrivals.settings().headers().toNanos();
    }

    boolean isCounted(String address) {
        if (network == null) {
            var from = arrivals.networkOf(address);
            if (!arrivals.enter(from)) return false;
            network = from;
        }
        return true;
    }

    void expect(int bytes) {
        size = bytes;
    }

    /**
     * Takes what is there, without waiting.
     *
     * @return whether it is all of it
     * @throws NotArrived when the sender has gone, or there is no memory for it
     */
    boolean take(Request request) throws NotArrived {
        while (arrived < size) {
            var more = read(request);
            if (more == 0) return false;
            keep(more);
        }
        return true;
    }

    /**
     * Throws away what is there, without waiting.
     *
     * @return whether there may be more that is worth waiting for
     */
    boolean discard(Request request) throws NotArrived {
        while (System.nanoTime() - until < 0 && !request.isFinished()) {
            if (read(request) == 0) return true;
        }
        return false;
    }

    private int read(Request request) throws NotArrived {
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        if (request.getAvailable() <= 0) return 0;
        try {
            var more = request.getInputBuffer().doRead(this);
            if (more >= 0) return more;
        } catch (IOException gone) {
            throw new NotArrived(gone);
        }
        throw new NotArrived();
    }

    private void keep(int more) throws NotArrived {
        if (arrived + more > body.length) {
            // as it comes in, not as it is announced
            var wanted = Math.min(size, Math.max(arrived + more, Math.max(FIRST_STEP, 2 * body.length)));
            if (!arrivals.hold(wanted - (long) body.length)) throw new NotArrived();
            body = Arrays.copyOf(body, wanted);
        }
        read.get(body, arrived, more);
        arrived += more;
    }

    /** It is whole, or waits no more for another reason. */
    void leave() {
        if (network != null) arrivals.leave(network);
        network = null;
        waiting = Waiting.NOT;
    }

    /** It has been answered: what is kept of it is forgotten. */
    void end() {
        leave();
        arrivals.release(body.length);
        body = NOTHING;
        read = ByteBuffer.wrap(NOTHING);
        size = 0;
        arrived = 0;
        given = 0;
    }

    @Override
    public int doRead(ApplicationBufferHandler reader) {
        if (given == arrived) return -1;
        reader.setByteBuffer(ByteBuffer.wrap(body, given, arrived - given));
        var all = arrived - given;
        given = arrived;
        return all;
    }

    @Override
    public int available() {
        return arrived - given;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        read = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return read;
    }

    @Override
    public void expand(int size) {
        // the server's own buffers are read from, which do not grow
    }

    /** It will not become whole. */
    static class NotArrived extends IOException {

        NotArrived() {}

        NotArrived(IOException reason) {
            super(reason);
        }
    }
}
