package dk.ramme.login;

import java.util.List;

/** Settings that are fit for a test alone; the message names each. */
class NotFitForProduction extends RuntimeException {

    NotFitForProduction(List<String> problems) {
        super(String.join("\n", problems));
    }
}
