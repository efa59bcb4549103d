package dk.ramme.edge;

import java.util.Objects;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
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
}
