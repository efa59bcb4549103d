package dk.ramme.login.broker;

/**
 * Says that this is not production. Only tests and the run command provide one; without it the application refuses to
 * start with a test issuer, a plain-http issuer or demo keys.
 */
public interface TestEnvironment {}
