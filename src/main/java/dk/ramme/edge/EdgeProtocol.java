package dk.ramme.edge;

import java.io.IOException;
import java.util.Objects;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as Tomcat speaks it, but that no thread waits for a slow sender: headers and the small bodies of forms are waited for
 * by nobody, and no longer than they may take. Public for Tomcat, which makes it by its name.
 */
public class EdgeProtocol extends Http11NioProtocol {

    private @Nullable Arrivals arrivals;
    private int largestForm;

    /** Called before the server starts. */
    void set(Arrivals arrivals, int largestForm) {
        this.arrivals = arrivals;
        this.largestForm = largestForm;
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new WholeRequests(adapter, arrivals(), largestForm));
    }

    @Override
    protected Processor createProcessor() {
        return new TimedProcessor(this, getAdapter(), arrivals());
    }

    private Arrivals arrivals() {
        return Objects.requireNonNull(arrivals);
    }

    /**
     * Closes a connection whose headers take too long in all. The server's own time-out begins anew with each byte, so a byte
     * now and then would keep the connection, and the memory of a request, for ever.
     */
    static class TimedProcessor extends Http11Processor {

        private final Arrivals arrivals;

        TimedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Arrivals arrivals) {
            super(protocol, adapter);
            this.arrivals = arrivals;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            var state = super.service(connection);
            var isIncomplete = state == SocketState.LONG && !isAsync();
            if (isIncomplete
                    && !arrivals.of(request).mayWait(connection.getRemoteAddr(), request.getStartTimeNanos())) {
                return SocketState.CLOSED;
            }
            return state;
        }
    }
}
