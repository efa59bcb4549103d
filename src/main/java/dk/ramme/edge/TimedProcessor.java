package dk.ramme.edge;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Closes a connection whose headers take too long in all. The server's own time-out begins anew with each byte, so a byte
 * now and then would keep the connection, and the memory of a request, for ever.
 */
class TimedProcessor extends Http11Processor {

    private final Arrivals arrivals;

    TimedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Arrivals arrivals) {
        super(protocol, adapter);
        this.arrivals = arrivals;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        var state = super.service(connection);
        var isIncomplete = state == SocketState.LONG && !isAsync();
        if (isIncomplete && !arrivals.of(request).mayWait(connection.getRemoteAddr(), request.getStartTimeNanos())) {
            return SocketState.CLOSED;
        }
        return state;
    }
}
