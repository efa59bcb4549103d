package dk.ramme.remote;

/**
 * What the other system said; every status but those that may pass.
 *
 * @param contentType as it stands in the header, empty without one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, String contentType, byte[] body) {

    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}
