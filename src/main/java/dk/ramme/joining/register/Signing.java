package dk.ramme.joining.register;

/** Whether one of the management may sign for the company, or several must do it together. */
public enum Signing {
    ALONE,
    JOINT
}
