package dk.ramme.edge;

import org.springframework.http.HttpStatus;

/** An upload that is not taken, and how that is answered. */
class UploadRefused extends RuntimeException {

    private final HttpStatus status;

    UploadRefused(HttpStatus status) {
        super(status.toString(), null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
