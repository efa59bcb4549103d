package dk.ramme.people;

import java.util.UUID;

/** A group of users, by its name. */
public record UserGroup(UUID id, String name) {}
