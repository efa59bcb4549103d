package dk.ramme.imports;

/** In which order a column of dates has day and month; told by all of them together. */
enum DateOrder {
    /** Day first, as in Denmark, and nothing speaks against it. */
    DAY_FIRST,
    /** Read with the day first, but every date with slashes could be the other way round: somebody must say. */
    UNSURE,
    /** Some date can only be month first, and none only day first. */
    MONTH_FIRST,
    /** Both kinds are there, so a date that could be either cannot be read. */
    MIXED
}
