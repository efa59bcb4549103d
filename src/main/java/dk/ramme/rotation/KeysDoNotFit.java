package dk.ramme.rotation;

/** The keys Ramme was given are not those of its database. The message says which, and holds no key. */
class KeysDoNotFit extends RuntimeException {

    KeysDoNotFit(String message) {
        super(message);
    }
}
