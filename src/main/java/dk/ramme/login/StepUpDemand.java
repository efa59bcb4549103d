package dk.ramme.login;

/** What a deed asks of the login beside a role. */
public enum StepUpDemand {
    /** A login of a moment ago. */
    FRESH,
    /** A login of a moment ago that reaches the level Substantial. */
    SUBSTANTIAL
}
