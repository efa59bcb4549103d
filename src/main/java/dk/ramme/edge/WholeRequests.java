package dk.ramme.edge;

import dk.ramme.edge.Arrival.NotArrived;
import dk.ramme.edge.Arrival.Waiting;
import jakarta.servlet.ReadListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.springframework.http.HttpStatus;

/**
 * Hands a request on when its body is there, so that a thread is busy with it only as long as it takes to answer: what comes
 * in meanwhile is taken whenever there is some, by a thread that goes away again. This is for the bodies of forms. That of an
 * upload is left to {@link UploadResolver}, which knows who sends it; any other is refused, and cannot be read by anybody.
 *
 * <p>While it waits, the server takes the request for an asynchronous one of its own (Servlet 3.1, non-blocking reading), one
 * level below where applications have those; the pages see nothing of it.
 */
class WholeRequests implements Adapter {

    /** The attribute of a request whose body is not taken: the status to refuse it with. */
    static final String REFUSED = "dk.ramme.edge.refused";

    private static final Nobody NOBODY = new Nobody();

    private final Adapter pages;
    private final Arrivals arrivals;
    private final int largest;

    /** @param largest how large the body of a form may be */
    WholeRequests(Adapter pages, Arrivals arrivals, int largest) {
        this.pages = pages;
        this.arrivals = arrivals;
        this.largest = largest;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        var arrival = arrivals.of(request);
        arrival.leave();
        if (isBroken(request)) {
            // the server has refused it already, as with two lengths: nothing more is asked of its headers, nor read
            readingFrom(NOBODY, request, response);
            return;
        }
        var size = request.getContentLengthLong();
        var isChunked = request.getHeader("Transfer-Encoding") != null;
        if (size <= 0 && !isChunked) {
            pages.service(request, response);
        } else if (Uploads.isUpload(request.getContentType())) {
            response.setHeader("Connection", "close");
            pages.service(request, response);
            letSenderStop(request, arrival);
        } else if (isChunked || size > largest) {
            refuse(request, response, isChunked ? HttpStatus.LENGTH_REQUIRED : HttpStatus.CONTENT_TOO_LARGE);
            letSenderStop(request, arrival);
        } else {
            arrival.expect((int) size);
            begin(request, response, arrival);
        }
    }

    private void begin(Request request, Response response, Arrival arrival) throws Exception {
        try {
            request.action(ActionCode.ACK, ContinueResponseTiming.ON_REQUEST_BODY_READ);
            if (arrival.take(request)) {
                handOver(request, response, arrival);
            } else if (arrival.isCounted(address(request))) {
                waitFor(Waiting.FOR_BODY, request, arrival, arrivals.settings().body());
            } else {
                response.action(ActionCode.CLOSE_NOW, null);
            }
        } catch (NotArrived gone) {
            response.action(ActionCode.CLOSE_NOW, gone);
        }
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        var arrival = arrivals.of(request);
        if (arrival.waiting() == Waiting.NOT) return pages.asyncDispatch(request, response, event);
        request.setRequestThread();
        try {
            return event == SocketEvent.OPEN_READ && goOn(request, response, arrival);
        } catch (NotArrived gone) {
            return false;
        } finally {
            request.clearRequestThread();
        }
    }

    /** @return false to have the connection closed */
    private boolean goOn(Request request, Response response, Arrival arrival) throws Exception {
        if (arrival.waiting() == Waiting.FOR_BODY && arrival.take(request)) {
            request.action(ActionCode.ASYNC_DISPATCH, null);
            request.action(ActionCode.ASYNC_DISPATCHED, null);
            arrival.leave();
            handOver(request, response, arrival);
            return true;
        }
        if (arrival.waiting() == Waiting.FOR_SENDER_TO_STOP && !arrival.discard(request)) return false;
        // asks to be called again when there is more; should there be some already, at once
        var isThere = new AtomicBoolean();
        request.action(ActionCode.NB_READ_INTEREST, isThere);
        if (isThere.get()) request.action(ActionCode.DISPATCH_READ, null);
        return true;
    }

    private void handOver(Request request, Response response, Arrival arrival) throws Exception {
        readingFrom(arrival, request, response);
        arrival.end();
    }

    private void refuse(Request request, Response response, HttpStatus status) throws Exception {
        request.setAttribute(REFUSED, status.value());
        response.setHeader("Connection", "close");
        readingFrom(NOBODY, request, response);
    }

    private void readingFrom(InputBuffer body, Request request, Response response) throws Exception {
        var connection = request.getInputBuffer();
        request.setInputBuffer(body);
        try {
            pages.service(request, response);
        } finally {
            request.setInputBuffer(connection);
        }
    }

    /**
     * The answer has been given and the sender still sends. To close at once would be to take the answer back before it is
     * read; so it is let finish, or stop, for a short while.
     */
    private void letSenderStop(Request request, Arrival arrival) {
        if (isBroken(request) || request.isFinished()) return;
        if (arrival.isCounted(address(request))) {
            waitFor(
                    Waiting.FOR_SENDER_TO_STOP,
                    request,
                    arrival,
                    arrivals.settings().linger());
        } else {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean isBroken(Request request) {
        var isBroken = new AtomicBoolean();
        request.action(ActionCode.IS_ERROR, isBroken);
        return isBroken.get();
    }

    private static void waitFor(Waiting what, Request request, Arrival arrival, Duration longest) {
        arrival.waitFor(what, longest);
        request.setRequestThread();
        request.action(ActionCode.ASYNC_START, NOBODY);
        request.action(ActionCode.ASYNC_SETTIMEOUT, longest.toMillis());
        request.setReadListener(NOBODY);
        request.clearRequestThread();
    }

    private static String address(Request request) {
        request.action(ActionCode.REQ_PEER_ADDR_ATTRIBUTE, request);
        return String.valueOf(request.peerAddr().toString());
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return pages.prepare(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        pages.log(request, response, time);
    }

    /** The connection is done with this request, whatever became of it. */
    @Override
    public void checkRecycled(Request request, Response response) {
        arrivals.of(request).end();
        pages.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return pages.getDomain();
    }

    /** Has nothing to be read and wants to be told nothing: what the server wants in the place of an application that waits. */
    static class Nobody implements InputBuffer, ReadListener, AsyncContextCallback {

        @Override
        public int doRead(ApplicationBufferHandler reader) {
            return -1;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public void onDataAvailable() {}

        @Override
        public void onAllDataRead() {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void fireOnComplete() {}

        @Override
        public void incrementInProgressAsyncCount() {}

        @Override
        public void decrementInProgressAsyncCount() {}
    }
}
