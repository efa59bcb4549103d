package dk.ramme.login;

/**
 * What a login was started for. A feature implements it under a name, sends the browser to {@link LoginStart} with a
 * reference, and is asked after a fresh MitID login what becomes of it. Called outside any transaction and without an
 * organisation: the implementation enters the one it finds.
 */
public interface LoginPurpose {

    /** The name that {@link LoginStart} is given: {@code joining}, {@code setup}, {@code activation}. */
    String name();

    /** @param reference what was given at the start, e.g. the id of a link; never shown to the browser */
    LoginOutcome complete(MitIdIdentity identity, String reference);
}
