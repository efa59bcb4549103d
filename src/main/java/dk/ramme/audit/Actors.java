package dk.ramme.audit;

/** Knows who is acting now; login implements it for requests. Without a request it is the system. */
public interface Actors {

    Actor current();
}
