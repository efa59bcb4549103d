package dk.ramme.remote;

/** The other system did not answer, however often it was asked. The message holds nothing of what it said. */
public final class RemoteUnavailable extends RuntimeException {

    RemoteUnavailable(String reason) {
        super(reason);
    }
}
