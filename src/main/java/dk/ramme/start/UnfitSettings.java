package dk.ramme.start;

import java.util.List;

/** Settings that Ramme does not start with; the message names each. */
class UnfitSettings extends RuntimeException {

    UnfitSettings(List<String> problems) {
        super(String.join("\n", problems));
    }
}
