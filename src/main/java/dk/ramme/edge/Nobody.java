package dk.ramme.edge;

import jakarta.servlet.ReadListener;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Has nothing to be read and wants to be told nothing: what the server wants in the place of an application that waits. */
class Nobody implements InputBuffer, ReadListener, AsyncContextCallback {

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
